SELECT 'a;b''c', 'x' -- continued; '
  'y', E'\'\\\x41\102\u00e4\U0001F600\uD83D\uDE00\q', U&'\0041\+00004C\\' UESCAPE '!', B'01', x'1f', N'n'
/* a /* nested ; */ comment */ FROM "a""b", U&"\0041", ä$1, t.c;
DO $$ BEGIN PERFORM 1; END $$; SELECT $tag$ ; $$ $tag $tag$, a$$b, $1, 1$a$;$a$, 1.5e-3, .5, 1..10, 0x1F, 1_000;
SELECT 2*-1, 3<-1, @-1, 1 +--x
  2, a::text, f(a := 1, b => 2), c[1:2], 4 /* */ - 3, a!=-b;
