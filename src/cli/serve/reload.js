// Part of `gangmu serve` only: loads the page anew after each build and shows how many findings there are.
(function () {
  var stream = new EventSource("/_gangmu/events");
  stream.addEventListener("reload", function () { location.reload(); });
  stream.addEventListener("findings", function (event) {
    if (event.data === "0" || location.pathname.indexOf("/_gangmu/") === 0) { return; }
    var link = document.createElement("a");
    link.href = "/_gangmu/findings.html";
    link.textContent = "预览：发现 " + event.data + " 条";
    link.style.cssText = "position:fixed;right:8px;bottom:8px;padding:4px 8px;background:#fff4d6;color:#7a4b00;border:1px solid #7a4b00;z-index:9999";
    document.body.appendChild(link);
  });
})();
