"""Expressions that both languages accept, one a line; what they speak of is in ``test_against_cel``."""

CASES = r"""
1 + 2 * 3 - 4
(1 + 2) * 3
7 / 2
-7 / 2
7 / -2
-7 / -2
7 % 3
-7 % 3
7 % -3
-7 % -3
doc.number / 2
doc.number % 4
doc.number / (doc.number - doc.number)
doc.number % (doc.number - doc.number)
0 / doc.number
- doc.number
--doc.number
-(-5)
2 - -3
2*-3
0x1F + 0xff
007
9007199254740993 + 1
-9223372036854775808 + 1
doc.number == 7
doc.number != 7
doc.number < 0
doc.number <= 7
doc.number > 6
doc.number >= 8
1 == 1 == true
1 < 2 == true
!doc.good
!!doc.good
!(doc.number > 3 && doc.good)
doc.good && doc.number > 3
doc.good || doc.number > 3
doc.good && false || true
true || 1 / (doc.number - doc.number) == 1
false && 1 / (doc.number - doc.number) == 1
false < true
doc.good >= false
doc.good ? 'yes' : 'no'
doc.number > 0 ? doc.number : -doc.number
doc.good ? 1 : doc.number > 0 ? 2 : 3
(doc.good ? doc.words : []).size()
1 in [1, 2]
doc.number in [1, 3, 5, 7, 9, 11, 13, 15, 17]
doc.number in []
doc.number in doc.numbers
3 in doc.numbers
'beta' in doc.words
'x' in ['a', 'b']
doc.level in [Level.LOW, Level.MIDDLE]
doc.moment in doc.moments
doc.level == Level.MIDDLE
doc.level > Level.LOW
doc.level <= Level.MIDDLE
Level.LOW < Level.HIGH
doc.level != Level.HIGH ? Level.LOW : Level.HIGH
"abc" < "abd"
"a" < "B"
"a" == 'a'
"" < "a"
'Z' <= 'É'
doc.title + "!"
'a' + 'b' + 'c'
doc.title.size()
size(doc.title)
size('😀é')
doc.title.contains("SECRET")
doc.title.contains("")
doc.title.startsWith("Çab")
doc.title.endsWith("rn")
doc.title.startsWith("")
doc.title.lowerAscii()
doc.title.upperAscii()
'plain'.upperAscii()
'PLAIN'.lowerAscii()
doc.title.indexOf("S")
doc.title.indexOf("zzz")
'abc'.indexOf('')
doc.title.charAt(0)
'abc'.charAt(3)
'abc'.charAt(4)
'abc'.charAt(-1)
'abc'.substring(1)
'abc'.substring(3)
'abc'.substring(4)
'abc'.substring(-1)
'abc'.substring(0, 2)
'abc'.substring(2, 2)
'abc'.substring(2, 1)
'abc'.substring(1, 4)
doc.title.substring(1, 3)
'  a b '.trim()
'\u00a0\u2028x\u3000'.trim()
'\x1cx\u180e\u200b'.trim()
doc.title.replace("e", "E")
'ab'.replace('', '-')
'aaa'.replace('aa', 'b')
'a,b,'.split(',')
'abc'.split('')
''.split('')
''.split(',')
doc.title.split(' ')
['a', 'b'].join()
['a', 'b'].join('-')
doc.words.join(', ')
[''].join('x')
doc.title.matches("SEC")
doc.title.matches("^SEC")
doc.title.matches('[a-z]+$')
doc.title.matches(r'^\w')
doc.title.matches(r'/ (SECRET|CONFIDENTIAL)\b')
matches(doc.title, '^$')
'a\n'.matches('a$')
'a\nb'.matches('a.b')
'\v'.matches(r'\s')
'é'.matches(r'\w')
'x1y'.matches(r'[a-f\d]')
"it's"
'say "hi"'
'''it's "both"'''
r'\d\n'
R"raw"
"\a\b\f\n\r\t\v\\\?\"\'\`"
'\x41\X42\u00e9\U0001F600\101\377'
'tab	inside'
int('12')
int('-12')
int('+12')
int('012')
int('')
int('x')
int('1_0')
int('0x10')
int('9223372036854775807')
int('9223372036854775808')
int('-9223372036854775808')
string(doc.number)
string(doc.good)
string(doc.title)
string(doc.moment)
string(timestamp('2003-09-22T00:00:00Z'))
string(timestamp('2003-09-22T00:00:00.000001Z'))
timestamp('2003-09-22T00:00:00Z')
timestamp('2003-09-22t00:00:00.5z')
timestamp('2003-09-22T00:00:00+05:30')
timestamp('2003-09-22T00:00:00-05:30')
duration('36h')
duration('1h30m')
duration('1m1h')
duration('1.5h')
duration('.5m')
duration('1.m')
duration('-90s')
duration('+1s')
duration('1500ms')
duration('7us')
duration('0')
doc.moment + doc.lapse
doc.lapse + doc.moment
doc.moment - doc.lapse
doc.moment - timestamp('2003-09-22T00:00:00Z')
doc.lapse + doc.lapse
doc.lapse - duration('1h')
timestamp('9999-12-31T23:59:59Z') + duration('1s')
timestamp('0001-01-01T00:00:00Z') - duration('1s')
doc.moment < timestamp('2005-01-01T00:00:00Z')
doc.lapse > duration('24h')
doc.lapse == duration('36h5m')
doc.moment.getFullYear()
doc.moment.getMonth()
doc.moment.getDate()
doc.moment.getDayOfMonth()
doc.moment.getDayOfWeek()
doc.moment.getDayOfYear()
doc.moment.getHours()
doc.moment.getMinutes()
doc.moment.getSeconds()
doc.moment.getMilliseconds()
doc.lapse.getHours()
doc.lapse.getMinutes()
doc.lapse.getSeconds()
timestamp('2003-12-31T23:59:59Z').getDayOfYear()
[1, 2, 3]
[1, 2,]
[]
[[1], []]
doc.numbers
[1] + [2, 3]
doc.numbers + [doc.number]
doc.words + []
[] + []
doc.numbers == [3, 1, 2, 3]
doc.numbers != [3, 1, 2]
[] == doc.numbers
doc.nested == [[1, 2], [], [3]]
doc.nested != [[1, 2], [], [3]]
[[]] == [[]]
doc.words == doc.words
doc.numbers[0]
doc.numbers[-1]
doc.numbers[doc.numbers.size() - 1]
doc.nested[0][1]
doc.rows[1].word
size(doc.rows)
doc.numbers.size()
size([])
doc.numbers.exists(x, x > 2)
doc.numbers.exists(x, x > 9)
doc.numbers.exists_one(x, x == 3)
doc.numbers.exists_one(x, x == 1)
doc.numbers.all(x, x > 0)
doc.numbers.all(x, x > 1)
doc.numbers.filter(x, x > 1)
doc.numbers.map(x, x * doc.number)
doc.numbers.map(x, x > 1, x * 10)
doc.numbers.map(x, doc.numbers.filter(y, y > x))
doc.numbers.exists(x, doc.numbers.all(y, y <= x))
doc.nested.map(list, list.size())
doc.nested.filter(list, list.exists(x, x == 3))
doc.words.filter(w, w.size() > 0).map(w, w.upperAscii()).join('/')
doc.rows.exists(r, r.good && r.level == Level.HIGH)
doc.rows.all(r, r.word.size() >= 3)
doc.rows.filter(r, r.good).map(r, r.word)
doc.rows.map(r, r.level > Level.LOW, r.word)
doc.rows.exists_one(r, r.level == Level.HIGH)
doc.rows.exists(r, has(r.note))
doc.rows.all(r, has(r.note))
doc.rows.filter(r, has(r.note)).size()
doc.rows.map(r, has(r.note), r.note)
doc.rows.map(r, has(r.note) ? r.note : 'none')
doc.rows.filter(r, !has(r.note) || r.note.startsWith('f')).map(r, r.word)
doc.rows.exists(r, 'a' in r.tags)
doc.rows.exists(r, r.tags.exists(tag, tag == 'b' && r.level == Level.MIDDLE))
doc.rows.map(r, r.tags.size())
doc.rows.exists(r, r.level in [Level.HIGH])
doc.rows.map(r, r.level)
doc.numbers.exists_one(x, 6 / (x - 1) == 3)
doc.numbers.map(x, 6 / (x - 1))
doc.numbers.filter(x, x / (x - x) == 1)
math.greatest(1, doc.number, 3)
math.greatest(doc.number)
math.greatest([1, doc.number, 3])
math.greatest(doc.numbers)
math.least(1, doc.number, 3)
math.least([4, 5])
math.least(-1, -2)
1 + 1 // a comment
""".strip().splitlines()
