#!/bin/sh
# 审阅一次改动：sh recipes/review.sh 旧版本 文件夹 [预览网址]
#
# 不联网：只用本机的 git 和 gangmu。写进“文件夹”的有
#   review.md       合并请求的评论，至多 60000 字；太长时完整的在 review.full.md
#   site/           新站点的预览，其中 changes.html 把新旧文字并排
#   diff.json       给程序读
# 旧版本取与现在分开处，所以别人后来合并的改动不算在内。
set -eu
old=$(git merge-base "$1" HEAD)
out=$2
preview=${3:-}
mkdir -p "$out"
gangmu build --out "$out/site"
report() {
    status=0
    gangmu diff "$old" "$@" || status=$?
    # 1 是“有改动”，不是错。
    [ "$status" -le 1 ]
}
report --format markdown --pages ${preview:+--base "$preview"} --out "$out/review.md"
report --format html --out "$out/site/changes.html"
report --format json --pages --out "$out/diff.json"
