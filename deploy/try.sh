#!/usr/bin/env bash
# Tries the whole service in a temporary folder: phone log, web form, chat, escalation, a department's reply, the citizen's query.
#   deploy/try.sh           leaves the daemon up until Ctrl-C
#   deploy/try.sh --once    ends and cleans up
# shellcheck source=deploy/common.sh
. "$(dirname "$0")/common.sh"

once=
case "${1-}" in
    "") ;;
    --once) once=1 ;;
    *) echo "usage: deploy/try.sh [--once]" >&2; exit 2 ;;
esac

need_sqlite
swift build
bin=.build/debug
make_folder

heading() { printf '\n== %s / %s ==\n' "$1" "$2"; }
say() { printf '%s\n%s\n' "$1" "$2"; }
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
# Lines of the console begin with a code of three digits: 2xx done; a - behind it says that more follow.
explain() {
    printf '\n-- 为什么这样判、谁负责、几时到期：hotline send why %s\n' "$1"
    send why "$1"
    printf '\n-- the same in English: what was found, who is responsible, when each step is due\n'
    send "lang en" --then "why $1" | sed 1d
}
# Prints the named fields of a JSON answer: `PATH=words`, PATH with dots.
fields() {
    python3 -c '
import json, sys
value = json.load(sys.stdin)
for each in sys.argv[1:]:
    path, words = each.split("=")
    at = value
    for step in path.split("."):
        if isinstance(at, list):
            at = at[int(step)] if int(step) < len(at) else None
        elif at is not None:
            at = at.get(step)
    if at is not None:
        print(f"  {words}: {at}")
' "$@"
}

start --public 127.0.0.1:0 --internal 127.0.0.1:0 --chat "unix:$folder/chat.sock"
web=http://$(address_of public)
api=http://$(address_of internal)

say "以下时刻都按模拟时钟，从 2026-03-12 09:20 起；人名和号码都是虚构的。" \
    "All instants are on a simulated clock that begins at 2026-03-12 09:20; people and phones are invented."

heading "电话记录" "Phone log"
say "电话平台写下一行：棠下涌东路路口井盖缺失，昨晚有人踩空。hotlined 读到它，受理并派单。" \
    "The telephone platform writes a line: a manhole cover is missing, somebody stepped into it. hotlined reads it, accepts and dispatches."
{
    printf '%s\t' call_id call_time caller name kind secret content goal place incident_time
    printf '%s\n' agent
    printf '%s\t' 1773278043.26 "2026-03-12 09:18:50" 12000000001 测试甲 求助 否 "棠下涌东路路口井盖缺失，昨晚有人踩空" \
        尽快补盖并围蔽 天河区棠下街棠下涌东路与中山大道路口 "2026-03-11 22:30"
    printf '%s\n' 8007
} >"$folder/agents.part"
mv "$folder/agents.part" "$folder/spool/agents-20260312.tsv"
manhole=
for _ in $(seq 50); do
    # Nothing else has come in yet: the first notice is this ticket's.
    listed=$(send untold)
    manhole=$(sed -nE 's/^240-[0-9]+ ([A-Z]+[0-9]+) .*/\1/p' <<<"$listed" | sed -n 1p)
    [ -n "$manhole" ] && break
    sleep 0.2
done
[ -n "$manhole" ] || fail "the phone log was not read within 10 s"
explain "$manhole"

heading "网页表单" "Web form"
say "市民在网页投诉夜间打桩，当场拿到编号和查询码。" "A citizen complains of piling at night and gets a number and a query code at once."
receipt=$(curl -fsS --max-time 10 -H 'Content-Type: application/json' --data-binary @- "$web/tickets" <<'JSON'
{"form_id":"TRY-1","name":"测试丙","phone":"12000000006","kind":"投诉","content":"3月10日、11日连续两晚23点后工地打桩，多户无法休息。","goal":"制止夜间施工","place":"白云区同和街道同和路某工地"}
JSON
)
fields "number=编号 number" "query_code=查询码 query code" "due=答应的期限 promised by" <<<"$receipt"
number=$(field number <<<"$receipt")
code=$(field query_code <<<"$receipt")
explain "$number"

heading "聊天" "Chat"
say "市民分三句说话，网关逐句转来；会话结束成为一件。" "A citizen says it in three messages that a gateway passes on; the session's end makes one ticket of them."
python3 - "$folder/chat.sock" >"$folder/chat" <<'PY'
import json, socket, sys
gateway = socket.socket(socket.AF_UNIX)
gateway.settimeout(10)
gateway.connect(sys.argv[1])
answers = gateway.makefile("r", encoding="utf-8")
def say(**line):
    print("  <", line.get("text") or f"({line['type']})")
    gateway.sendall((json.dumps(line, ensure_ascii=False) + "\n").encode())
    answer = answers.readline()
    print("  >", answer, end="", flush=True)
    if not json.loads(answer)["ok"]:
        sys.exit("refused: " + answer)
say(type="hello", gw="wx-mp")
for i, text in enumerate(["你好", "我公司三个月没发工资了", "番禺大石的 电话12000000008"], 1):
    say(type="msg", user="try-user", msg_id=str(i), ts=1773278400, text=text)
say(type="end", user="try-user")
PY
cat "$folder/chat"
explain "$(tail -n 1 "$folder/chat" | sed 's/^  > //' | field ticket)"

heading "二十分钟后：升级" "Twenty minutes later: escalation"
say "没有人签收井盖一单：时限过半通知值班，到期自动签收并再往上通知。" \
    "Nobody signs for the manhole: at half of the limit the person on call is told, at its end it is signed automatically and more are told."
# Answers when all that came due is done.
send clock advance 20m
explain "$manhole"
printf '\n-- 工单全貌 the whole ticket: hotline send show %s\n' "$manhole"
send show "$manhole"

heading "承办单位接口" "Department API"
shown=$(send show "$number")
person=$(sed -nE 's/.*经办 ([A-Za-z0-9-]+).*/\1/p' <<<"$shown" | sed -n 1p)
department=$(awk -F, -v id="$person" '$1 == id { print $4; exit }' routing/people.csv)
[ -n "$department" ] || fail "no department for the handler $person"
issued=$(token "department:$department")
token=$(sed -nE 's/.*(^|[^0-9a-f])([0-9a-f]{64})([^0-9a-f]|$).*/\2/p' <<<"$issued")
[ ${#token} = 64 ] || fail "no token in: $issued"
printf 'Authorization: Bearer %s\n' "$token" >"$folder/bearer"
say "承办单位 $department 的系统凭令牌领单，$person 签收、联系市民、答复。" \
    "The system of department $department fetches its tickets with a token; $person signs, contacts the citizen and replies."
post() {
    echo "POST $1"
    echo "  $2"
    curl -sS --max-time 10 --fail-with-body -H @"$folder/bearer" -H "Idempotency-Key: try-${1##*/}" -H 'Content-Type: application/json' \
        --data-binary "$2" "$api$1" >"$folder/answer" || fail "$1: $(cat "$folder/answer")"
    fields "tickets.0.number=领到 pulled" "tickets.0.gist=内容 gist" "tickets.0.next_due.due=下一时限 next due" \
        "state=状态 state" "clocks.0.name=下一时限 next limit" "clocks.0.due=到期 due" <"$folder/answer"
}
post "/api/departments/$department/pull" "{\"person\":\"$person\",\"limit\":10}"
post "/api/tickets/$number/sign" "{\"person\":\"$person\"}"
post "/api/tickets/$number/contact" "{\"person\":\"$person\",\"result\":\"已电话联系来件人，约定今晚到场查看\"}"
post "/api/tickets/$number/reply" "{\"person\":\"$person\",\"public_text\":\"经核查，工地未办夜间施工证明，已责令22时后停工。\",\"truth\":\"true\",\"solved\":\"solved\"}"

heading "市民查询进度" "The citizen asks"
say "市民凭编号、查询码和电话后四位查询，看到的是：" "With number, query code and the last four digits of the phone the citizen reads:"
curl -sS --max-time 10 --fail-with-body -H 'Content-Type: application/json' \
    --data-binary "{\"number\":\"$number\",\"code\":\"$code\",\"last_four\":\"0006\"}" "$web/progress" >"$folder/answer" \
    || fail "/progress: $(cat "$folder/answer")"
fields "state=现在 now" "next_step=下一步 next" <"$folder/answer"
python3 -c 'import json, sys; [print("  " + step["at"][:16].replace("T", " "), step["text"]) for step in json.load(sys.stdin)["steps"]]' <"$folder/answer"

[ -n "$once" ] && exit 0
heading "服务仍在运行，Ctrl-C 结束" "Still up; Ctrl-C ends it"
echo "console: $PWD/$bin/hotline console --console unix:$folder/console.sock"
echo "web:     $web/"
echo "API:     $api/"
wait "$daemon"
