"""Publications as they happen: day after day, with readers who ask meanwhile, at sites of every size, and with everything that goes
wrong on the way. What takes many minutes is marked long; CI runs shorter ones of the same claims.
"""
