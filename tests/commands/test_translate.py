"""`translate` and `status`, from the first comment to the day nothing is left to do."""

from __future__ import annotations


def test_a_translation_from_its_beginning_to_its_end(project):
    begun = project.invoke("translate", "1", "--to", "it")
    again = project.invoke("translate", "1", "--to", "it")
    skeleton = project.content / "connections/001-begin.it.md"
    text = skeleton.read_text("utf-8")
    skeleton.write_text(
        text.replace("title: …", "title: Inizia").replace("status: draft\n", "").replace("…", "Vai."), "utf-8"
    )
    english = project.content / "connections/001-begin.en.md"
    english.write_text(english.read_text("utf-8").replace("Go.", "Stay."), "utf-8")
    shown = project.invoke("status", "--diff", "1", DAYBYDAY_SPEAK="it")
    accepted = project.invoke("translate", "--accept", "1")
    counted = project.invoke("status")

    assert (0, "content/connections/001-begin.it.md\n") == (begun.returncode, begun.stdout)
    assert (
        1,
        "content/connections/001-begin.it.md was begun already and is not written: delete it, and translate again\n",
    ) == (
        again.returncode,
        again.stdout,
    )
    assert (
        "content/connections/001-begin.it.md: il compito di content/connections/001-begin.en.md è cambiato da quando è stato"
        " tradotto\n  content/connections/001-begin.en.md:7: una cosa da fare è cambiata: “Stay.”; qui alla riga 16\n"
    ) == shown.stdout
    assert (
        "content/connections/001-begin.it.md follows content/connections/001-begin.en.md as it is now\n"
    ) == accepted.stdout
    assert "\n\nTranslations\n  connections, Italian: 1 current\n" in counted.stdout


def test_all_missing_days_are_begun_and_the_others_named(project):
    for number in (2, 3, 4):
        project.write(
            f"connections/00{number}.en.md", f"---\ntitle: X\n{'status: draft' if number == 4 else ''}\n---\nText.\n"
        )
    project.write("connections/003.it.md", "---\ntitle: X\n---\nTesto.\n")
    done = project.invoke("translate", "--missing")

    assert 0 == done.returncode, done.stderr
    assert (
        "content/connections/001-begin.it.md\ncontent/connections/002.it.md\ncontent/connections/004.it.md\n"
        "note: its original, content/connections/004.en.md, is a draft itself\n1 day is there in Italian already: 3\n"
    ) == done.stdout
    assert "Testo.\n" in (project.content / "connections/003.it.md").read_text("utf-8")


def test_what_new_has_laid_out_and_nobody_has_touched_gives_way(project):
    project.invoke("new", "--title", "Nod")
    twin = project.content / "connections/002-nod.it.md"
    bare = twin.read_text("utf-8")
    english = project.content / "connections/002-nod.en.md"
    english.write_text(english.read_text("utf-8").replace("status: draft\n", "").replace("…", "Words."), "utf-8")
    begun = project.invoke("translate", "2")

    assert (0, "content/connections/002-nod.it.md\n") == (begun.returncode, begun.stdout)
    assert bare != twin.read_text("utf-8")
    assert "<!-- Words. -->" in twin.read_text("utf-8")


def test_one_word_of_an_author_s_and_it_stays(project):
    project.invoke("new", "--title", "Nod")
    twin = project.content / "connections/002-nod.it.md"
    mine = twin.read_text("utf-8").replace("tags: []", "tags: [lavoro]")
    twin.write_text(mine, "utf-8")
    begun = project.invoke("translate", "2", "--to", "it")

    assert 1 == begun.returncode
    assert mine == twin.read_text("utf-8")


def test_of_two_texts_the_one_that_is_written_is_the_original(project):
    project.invoke("new", "--title", "Nod")
    italian = project.content / "connections/002-nod.it.md"
    italian.write_text(italian.read_text("utf-8").replace("status: draft\n", "").replace("…", "Parole."), "utf-8")
    english = project.content / "connections/002-nod.en.md"
    english.write_text(english.read_text("utf-8").replace('title: "Nod"', "title: …"), "utf-8")
    begun = project.invoke("translate", "2", "--to", "en")

    assert (0, "content/connections/002-nod.en.md\n") == (begun.returncode, begun.stdout)
    assert "<!-- Parole. -->" in english.read_text("utf-8")
