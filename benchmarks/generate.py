"""Makes invented cables of a wanted size: the same seed gives the same cables.

    python benchmarks/generate.py --count 3 --size 4096

The people, the words and the events are invented; the shapes are those of telegrams of three eras. Julian days, serials
and section totals agree with each other, so that the cables are honest.
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator

POSTS = ["MUSCAT", "NEW DELHI", "QUITO", "OSLO", "PORT LOUIS", "ANKARA", "HARARE", "BERN", "TUNIS", "LIMA"]
ROUTES = ["RUEHMS", "RUEHNE", "RUEHQT", "RUEHNY", "RUEHPL", "RUEHAK", "RUEHSB", "RUEHSW", "RUEHTU", "RUEHPE"]
NAMES = ["Harriet L. Penrose", "Amos Fairweather", "Ottoline Greaves", "Abel Crisp", "Olaf Barnacle"]
WORDS = (
    "the harbor ministry told us that a ferry line would open in spring subject "
    "to survey of the northern channel and its director asked for charts which we "
    "will send as soon as they are printed he said that fishermen had seen "
    "two buoys adrift near the cape although nobody could say whose they were or "
    "when they had come loose "
).split()
TAGS = ["PREL", "ECON", "EFIS", "EWWT", "SENV", "PGOV", "MU", "IN", "EC", "NO"]
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


def cables(count: int, size: int, seed: int = 1) -> Iterator[str]:
    """Gives invented cables.

    Args:
        count: How many.
        size: Characters that each has at least; the last paragraph is finished.
        seed: Start of the random numbers.
    """
    random_ = random.Random(seed)  # noqa: S311 - invented texts, no secrets
    for _ in range(count):
        yield _cable(random_, size)


def _cable(random_: random.Random, size: int) -> str:
    place = random_.randrange(len(POSTS))
    post, route = POSTS[place], ROUTES[place]
    day = dt.datetime(2003, 4, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=random_.randrange(3_000_000))
    serial = random_.randrange(1, 4000)
    group = f"{day:%d%H%M}Z {MONTHS[day.month - 1]} {day:%y}"
    lines = [
        f"VZCZCXRO{random_.randrange(10_000):04}",
        f"PP {' '.join(sorted(random_.sample(ROUTES, 3)))}",
        f"DE {route} #{serial % 10_000:04}/01 {day:%j%H%M}",
        "ZNY CCCCC ZZH",
        f"P {group}",
        f"FM AMEMBASSY {post}",
        f"TO RUEHC/SECSTATE WASHDC PRIORITY {random_.randrange(10_000):04}",
        "INFO RUEHZM/GULF COOPERATION COUNCIL COLLECTIVE",
        *(
            f"{ROUTES[other]}/AMEMBASSY {POSTS[other]} {random_.randrange(10_000):04}"
            for other in random_.sample(range(len(POSTS)), 4)
        ),
        "RUEAIIA/CIA WASHDC",
        "RHEHNSC/NSC WASHDC",
        "",
        f"C O N F I D E N T I A L SECTION 01 OF 02 {post} {serial:06}",
        "",
        "SIPDIS",
        "",
        f"E.O. 12958: DECL: {day:%m/%d}/{day.year + 10 if (day.month, day.day) != (2, 29) else day.year + 8}",
        f"TAGS: {', '.join(random_.sample(TAGS, 6))}",
        f"SUBJECT: {_sentence(random_, 8).upper().rstrip('.')},",
        _sentence(random_, 4).upper().rstrip("."),
        "",
        f"REF: A. STATE {random_.randrange(1, 200_000)} (NOTAL)",
        f"     B. {random_.choice(POSTS)} {random_.randrange(1, 4000)}",
        "",
        f"Classified By: Ambassador {random_.choice(NAMES)} for reasons 1.4 (b) and (d).",
        "",
    ]
    text = "\n".join(lines)
    number = 0
    turned = False
    while len(text) < size:
        number += 1
        if number % 3 == 2:
            text += f"\n{_sentence(random_, 3).title().rstrip('.')}\n{'-' * 20}\n"
        text += f"\n{number}. (C) {_wrapped(random_)}\n"
        if not turned and len(text) > size // 2:
            text += f"\n{post[:10]} {serial:08}  002 OF 002\n\n"
            turned = True
    return f"{text}{random_.choice(NAMES).split()[-1].upper()}\n"


def _sentence(random_: random.Random, length: int) -> str:
    return " ".join(random_.choice(WORDS) for _ in range(length)).capitalize() + "."


def _wrapped(random_: random.Random) -> str:
    """Gives a paragraph in lines of up to 65 characters."""
    lines, line = [], "12345678"
    for word in " ".join(_sentence(random_, 14) for _ in range(4)).split():
        if len(line) + len(word) > 64:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}"
    return "\n".join([*lines, line]).removeprefix("12345678 ")


def main() -> None:
    """Prints cables, form feeds between them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--size", type=int, default=4096)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("\f".join(cables(options.count, options.size, options.seed)), end="")


if __name__ == "__main__":
    main()
