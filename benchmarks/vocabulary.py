"""The words the corpus is made of: phrases that can follow one another in any combination."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """One language: pieces of sentences, of titles and of homework."""

    when: tuple[str, ...]
    who: tuple[str, ...]
    does: tuple[str, ...]
    because: tuple[str, ...]
    adjective: tuple[str, ...]
    noun: tuple[str, ...]
    title: str
    heading: tuple[str, ...]
    task: tuple[str, ...]
    task_when: tuple[str, ...]
    joint: str
    """between two halves of a sentence"""
    earlier: str
    """a sentence with a link to an earlier day; `{day}` is its number, EARLIER where the link leads"""
    outside: str
    """a sentence with a link to another site; `{day}` makes its address unique"""
    code: str
    intro: str


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


ENGLISH = Vocabulary(
    when=_lines("""
        On an ordinary Tuesday
        In the first week
        Before anyone has had coffee
        After a long meeting
        Once the room is empty
        When the lift is slow
        On the way home
        At the end of a bad month
        Between two trains
        While the kettle is boiling
        Some years later
        For about ten minutes
    """),
    who=_lines("""
        a colleague from the third floor
        the woman at the next desk
        somebody you have met twice
        an old friend from school
        the man who repairs the printer
        a neighbour with two dogs
        the quietest person in the room
        your first boss
        a stranger with a good question
        the one who always arrives early
        a cousin you rarely see
        almost everybody
        the person behind the counter
        a teacher of yours
    """),
    does=_lines("""
        writes one name on a piece of paper
        asks how the exam went
        remembers a promise made in a car park
        keeps a seat for whoever comes late
        sends a postcard without any reason
        knows where the good tools are
        tells the story of the lost umbrella
        puts the date in the diary
        leaves the door open
        waits for an answer that takes three days
        reads the last message again
        carries the heavy end of the table
        says thank you and means it
        finds out what the other one needs
        forgets the name but not the face
        gives away half of the afternoon
    """),
    because=_lines("""
        because nobody else has thought of it
        although it costs next to nothing
        and that is usually enough
        which is harder than it sounds
        without making a speech about it
        so that the next step is a small one
        as long as it stays a habit
        and nothing terrible happens
        even when the week goes wrong
        just as it was done in the old days
        if only for a moment
        and the rest follows by itself
    """),
    adjective=tuple(
        "quiet second open small honest late borrowed patient empty plain early long odd kind slow".split()
    ),
    noun=tuple(
        "letter table question promise corridor list chair answer name visit bench favour map story window lunch".split()
    ),
    title="The {adjective} {noun}",
    heading=_lines("""
        How it begins
        What to say first
        Small and soon
        If nobody comes to mind
        Going in
        What the others do
        A way back
        Enough for a bad week
    """),
    task=_lines("""
        Write down three names that come to mind
        Choose the person you nod to most often
        Ask one question that needs more than a yes
        Send a message of four sentences
        Find the date of the next meeting
        Tell somebody what you are going to do
        Thank the person who helped you last
        Cross out whatever came to nothing
        Put the list where you will see it
    """),
    task_when=_lines("""
        before lunch
        by the end of the day
        while you still remember it
        without waiting for a better moment
        and note what happened
        as you would for a friend
    """),
    joint="; ",
    earlier="It is the same thing that we began on [day {day}](EARLIER), only the other way round.",
    outside="There is [a longer text about it](https://reading.example/{day}/) for those who like lists.",
    code="The whole method fits into `name, place, one fact`, and nothing more is needed.",
    intro="You need a sheet of paper and no courage at all.",
)

ITALIAN = Vocabulary(
    when=_lines("""
        In un martedì qualunque
        Nella prima settimana
        Prima che qualcuno abbia preso il caffè
        Dopo una riunione lunga
        Quando la stanza è vuota
        Se l’ascensore tarda
        Sulla strada di casa
        Alla fine di un mese storto
        Tra un treno e l’altro
        Mentre l’acqua bolle
        Qualche anno più tardi
        Per una decina di minuti
    """),
    who=_lines("""
        un collega del terzo piano
        la signora della scrivania accanto
        qualcuno che hai visto due volte
        un vecchio compagno di scuola
        l’uomo che ripara la stampante
        una vicina con due cani
        la persona più silenziosa della stanza
        il tuo primo capo
        uno sconosciuto con una buona domanda
        chi arriva sempre in anticipo
        un cugino che vedi di rado
        quasi ognuno di noi
        la persona dietro il banco
        una tua insegnante
    """),
    does=_lines("""
        scrive un nome su un foglio
        chiede com’è andato l’esame
        ricorda una promessa fatta in un parcheggio
        tiene un posto per chi arriva tardi
        manda una cartolina senza motivo
        sa dove sono gli attrezzi buoni
        racconta la storia dell’ombrello perduto
        segna la data in agenda
        lascia la porta aperta
        aspetta una risposta che ci mette tre giorni
        rilegge l’ultimo messaggio
        solleva il lato pesante del tavolo
        dice grazie e lo pensa davvero
        scopre di che cosa ha bisogno l’altro
        dimentica il nome ma non il viso
        regala mezzo pomeriggio
    """),
    because=_lines("""
        perché nessun altro ci ha pensato
        anche se non costa quasi niente
        e di solito basta
        ed è più difficile di quanto sembri
        senza farci sopra un discorso
        in modo che il passo successivo sia piccolo
        purché resti un’abitudine
        e non succede nulla di terribile
        anche quando la settimana va storta
        proprio come si faceva una volta
        fosse pure per un momento
        e il resto viene da sé
    """),
    adjective=tuple(
        "gentile semplice utile possibile fragile breve grande paziente veloce felice enorme umile dolce".split()
    ),
    noun=tuple(
        "lettera tavola domanda promessa strada lista sedia risposta visita panchina mappa storia finestra cena".split()
    ),
    title="Una {noun} {adjective}",
    heading=_lines("""
        Come si comincia
        La prima cosa da dire
        Poco e presto
        Se non ti viene in mente nessuno
        Entrare
        Che cosa fanno gli altri
        Una via di ritorno
        Quanto basta per una settimana no
    """),
    task=_lines("""
        Scrivi tre nomi che ti vengono in mente
        Scegli la persona che saluti più spesso
        Fai una domanda a cui non basta un sì
        Manda un messaggio di quattro frasi
        Trova la data del prossimo incontro
        Racconta a qualcuno che cosa farai
        Ringrazia chi ti ha aiutato per ultimo
        Cancella tutto quello che è finito nel nulla
        Metti la lista dove la vedrai
    """),
    task_when=_lines("""
        prima di pranzo
        entro la fine della giornata
        finché te lo ricordi
        senza aspettare un momento migliore
        e annota che cosa è successo
        come faresti per un amico
    """),
    joint="; ",
    earlier="È la stessa cosa che abbiamo cominciato il [giorno {day}](EARLIER), solo a rovescio.",
    outside="C’è [un testo più lungo](https://reading.example/{day}/) per chi ama gli elenchi.",
    code="Tutto il metodo sta in `nome, luogo, un fatto`, e non serve altro.",
    intro="Ti serve un foglio e nessun coraggio.",
)

BY_LANGUAGE = {"en": ENGLISH, "it": ITALIAN}

TAGS = {
    "introverts": "introversi",
    "conversation": "conversazione",
    "writing": "scrivere",
    "events": "incontri",
    "habits": "abitudini",
    "workplace": "lavoro",
    "jobs": "impiego",
    "listening": "ascolto",
    "memory": "memoria",
    "letters": "lettere",
    "courage": "coraggio",
    "neighbours": "vicini",
    "names": "nomi",
    "thanks": "grazie",
    "questions": "domande",
    "lunch": "pranzo",
    "travel": "viaggi",
    "patience": "pazienza",
    "maps": "mappe",
    "stories": "storie",
}
"""English -> Italian; the English word is also the tag's key."""
