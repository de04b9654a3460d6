#!/bin/sh
# 把报告贴到合并请求上：sh recipes/comment.sh github|gitlab 文件
#
# github 也用于 Gitea、Forgejo（接口相同）。要有环境变量 TOKEN；github 另要 NUMBER（合并请求的编号），
# 其余变量由各平台自己设好。没有 TOKEN 时（例如来自派生仓库的请求）只说明，不算失败。
set -eu
file=$2
if [ -z "${TOKEN:-}" ]; then
    echo "没有 TOKEN，报告没有贴出；请看构建产物里的 $file"
    exit 0
fi
send() { curl --fail --silent --show-error --output /dev/null "$@"; }
case $1 in
gitlab)
    send --header "PRIVATE-TOKEN: $TOKEN" --data-urlencode "body@$file" \
        "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
    ;;
github)
    tab=$(printf '\t')
    {
        printf '{"body":"'
        sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$tab/\\\\t/g" -e 's/$/\\n/' "$file" | tr -d '\n'
        printf '"}'
    } | send --header "Authorization: token $TOKEN" --header "Content-Type: application/json" --data-binary @- \
        "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
    ;;
*)
    echo "不认识 $1；写 github 或 gitlab" >&2
    exit 2
    ;;
esac
