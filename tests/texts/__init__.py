"""The texts of the example, as an editor reads them: lengths, repetitions, forms, spelling."""
