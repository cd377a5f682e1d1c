"""Bilingual prose that compresses about as well as real prose does: words drawn by rank, from a fixed seed."""
import random

LATIN = """the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which
one you were all her she there would their we him been has when who will no more if out so up said what its about than into
them can only other time new some could these two may first then do any like my now over such our man me even most made after
also did many off before must well back through years much where your way down should because long each just state people
those too mr how little good world make very year still see own work men day get here old life both between being under three
never know same last another while us might great go come since against right came take used himself few house American use
place during high without again home around small however found part school thought went say once general upon war every don
number does always something fact water public less almost hand enough far took head yet better display railway village
station teacher harvest market river province history language student culture bridge electric government service network
development community programme transport education economy agriculture tradition festival neighbourhood infrastructure
""".split()
HAN = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"


def words(generator, count):
    # Zipf: the rank of a word is its frequency's inverse.
    picks = generator.choices(LATIN, weights=[1 / (rank + 2) for rank in range(len(LATIN))], k=count)
    return picks


def sentence(generator):
    picks = words(generator, generator.randint(8, 24))
    picks[0] = picks[0].capitalize()
    if generator.random() < 0.15:
        han = "".join(generator.choices(HAN, k=generator.randint(2, 5)))
        at = generator.randint(2, len(picks) - 2)
        picks[at] = f"{picks[at].capitalize()} ({han})"
    elif generator.random() < 0.3:
        picks[generator.randint(1, len(picks) - 2)] += ","
    return " ".join(picks) + "."


def paragraph(generator):
    return " ".join(sentence(generator) for _ in range(generator.randint(3, 8)))


def title(generator):
    return " ".join(word.capitalize() for word in words(generator, 4))


def article(size, seed=1):
    """An article of plain text with numbered bilingual headings, of about a number of bytes."""
    generator = random.Random(seed)
    lines = ["The Long Road Home (漫长的归途)", "Editor's Note: " + paragraph(generator)]
    written, section = 0, 0
    while written < size:
        section += 1
        lines.append(f"{section}. {title(generator)} ({''.join(generator.choices(HAN, k=6))})")
        for _ in range(12):
            lines.append(paragraph(generator))
            written += len(lines[-1].encode()) + 1
    return "\n".join(lines) + "\n"


def markdown(size, seed=1):
    """A book in Markdown with emphasis, links, code, lists and quotations, of about a number of bytes."""
    generator = random.Random(seed)
    parts, written, section = [], 0, 0
    while written < size:
        section += 1
        parts.append(f"# {title(generator)}" if section % 8 == 1 else f"## {title(generator)}")
        for number in range(10):
            text = paragraph(generator)
            spans = text.split(" ")
            for mark in ("*{}*", "**{}**", "`{}`", "[{}](https://example.org/page)"):
                at = generator.randint(0, len(spans) - 1)
                if spans[at].isalpha():
                    spans[at] = mark.format(spans[at])
            text = " ".join(spans)
            if number == 3:
                text = "\n".join(f"- {sentence(generator)}" for _ in range(4))
            elif number == 7:
                text = "> " + text
            parts.append(text)
            written += len(text.encode()) + 2
    return "\n\n".join(parts) + "\n"


def chinese(size, seed=1):
    """Paragraphs of Chinese, of about a number of bytes."""
    generator = random.Random(seed)
    parts, written = [], 0
    while written < size:
        text = "".join(
            "".join(generator.choices(HAN, k=generator.randint(4, 14))) + generator.choice("，，，。。、；")
            for _ in range(generator.randint(6, 16)))
        parts.append(text[:-1] + "。")
        written += len(text.encode()) + 2
    return "\n\n".join(parts) + "\n"
