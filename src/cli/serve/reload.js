// Part of `gangmu serve` only: loads a page anew that is not of the last build, and shows how many findings there are.
(function () {
  var own = document.currentScript.getAttribute("data-build");
  var link = null;
  new EventSource("/_gangmu/events").onmessage = function (event) {
    var build = event.data.split(" ");
    if (build[0] !== own) { location.reload(); return; }
    if (build[1] === "0" || location.pathname.indexOf("/_gangmu/") === 0 || link) { return; }
    link = document.createElement("a");
    link.href = "/_gangmu/findings.html";
    link.textContent = "预览：发现 " + build[1] + " 条";
    link.style.cssText = "position:fixed;right:8px;bottom:8px;padding:4px 8px;background:#fff4d6;color:#7a4b00;border:1px solid #7a4b00;z-index:9999";
    document.body.appendChild(link);
  };
})();
