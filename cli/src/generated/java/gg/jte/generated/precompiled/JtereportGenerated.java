package gg.jte.generated.precompiled;
import dev.timerproof.cli.report.ReportPage;
@SuppressWarnings("unchecked")
@javax.annotation.processing.Generated("gg.jte.TemplateEngine")
public final class JtereportGenerated {
	public static final String JTE_NAME = "report.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,0,0,0,11,11,16,16,16,16,16,16,16,16,16,16,17,17,17,18,18,18,21,21,24,24,25,25,25,27,27,28,28,28,29,29,31,31,32,34,34,36,36,37,40,40,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,43,43,43,44,44,45,45,45,45,45,45,45,45,45,46,46,46,47,47,48,48,48,49,49,50,50,50,51,51,52,54,54,54,55,55,57,57,59,59,62,62,64,64,66,66,67,67,67,67,67,67,68,68,70,70,74,74,75,75,75,75,75,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,77,77,77,77,77,77,78,78,78,78,81,81,82,82,82,82,82,82,82,82,82,83,83,83,83,83,83,83,83,83,83,83,83,84,84,84,84,84,84,85,85,86,86,86,86,86,86,86,86,86,87,87,89,89,89,90,90,90,91,91,93,93,96,96,100,100,104,104,105,105,105,106,106,122,122,124,124,127,0,0,1,0,0,0};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, ReportPage page) {
		jteOutput.writeContent("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<title>timerproof report</title>\n<style>\n");
		jteOutput.writeUnsafeContent(page.style());
		jteOutput.writeContent("</style>\n</head>\n<body>\n<header>\n<h1>timerproof</h1>\n<p class=\"verdict ");
		jteOutput.setContext("p", "class");
		jteOutput.writeUserContent(page.colour());
		jteOutput.setContext("p", null);
		jteOutput.writeContent("\" id=\"verdict-line\"><strong>Verdict: ");
		jteOutput.setContext("strong", null);
		jteOutput.writeUserContent(page.verdict());
		jteOutput.writeContent("</strong> (exit code ");
		jteOutput.setContext("p", null);
		jteOutput.writeUserContent(page.exitCode());
		jteOutput.writeContent(")</p>\n<p>");
		jteOutput.setContext("p", null);
		jteOutput.writeUserContent(page.tally());
		jteOutput.writeContent("</p>\n<p class=\"soft\">");
		jteOutput.setContext("p", null);
		jteOutput.writeUserContent(page.circumstances());
		jteOutput.writeContent("</p>\n</header>\n<main>\n");
		if (page.changes() != null) {
			jteOutput.writeContent("<section aria-labelledby=\"h-changes\" id=\"changes\">\n<h2 id=\"h-changes\">Since the previous run</h2>\n");
			for (var part : page.changes().entrySet()) {
				jteOutput.writeContent("<h3>");
				jteOutput.setContext("h3", null);
				jteOutput.writeUserContent(part.getKey());
				jteOutput.writeContent("</h3>\n<ul>\n");
				for (String change : part.getValue()) {
					jteOutput.writeContent("<li>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(change);
					jteOutput.writeContent("</li>\n");
				}
				jteOutput.writeContent("</ul>\n");
			}
			if (page.changes().isEmpty()) {
				jteOutput.writeContent("<p>Nothing has changed.</p>\n");
			}
			jteOutput.writeContent("</section>\n");
		}
		if (!page.found().isEmpty()) {
			jteOutput.writeContent("<section aria-labelledby=\"h-found\" id=\"found\">\n<h2 id=\"h-found\">What does not hold</h2>\n");
			for (var claim : page.found()) {
				jteOutput.writeContent("<details open class=\"finding\">\n<summary");
				var __jte_html_attribute_0 = page.anchor(claim);
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
					jteOutput.writeContent(" id=\"");
					jteOutput.setContext("summary", "id");
					jteOutput.writeUserContent(__jte_html_attribute_0);
					jteOutput.setContext("summary", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent("><strong");
				var __jte_html_attribute_1 = page.colour(claim);
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("strong", "class");
					jteOutput.writeUserContent(__jte_html_attribute_1);
					jteOutput.setContext("strong", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
				jteOutput.setContext("strong", null);
				jteOutput.writeUserContent(claim.outcome().label());
				jteOutput.writeContent("</strong> <code>");
				jteOutput.setContext("code", null);
				jteOutput.writeUserContent(claim.id());
				jteOutput.writeContent("</code>: ");
				jteOutput.setContext("summary", null);
				jteOutput.writeUserContent(page.finding(claim));
				jteOutput.writeContent("</summary>\n<p>");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(claim.sentence());
				jteOutput.writeContent("</p>\n");
				if (claim.trace().isPresent()) {
					jteOutput.writeContent("<div");
					var __jte_html_attribute_2 = claim.id();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
						jteOutput.writeContent(" data-steps=\"");
						jteOutput.setContext("div", "data-steps");
						jteOutput.writeUserContent(__jte_html_attribute_2);
						jteOutput.setContext("div", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent("></div>\n<details><summary>As text</summary><pre>");
					jteOutput.setContext("pre", null);
					jteOutput.writeUserContent(claim.detail());
					jteOutput.writeContent("</pre></details>\n");
				} else if (claim.detail().isEmpty()) {
					jteOutput.writeContent("<pre>");
					jteOutput.setContext("pre", null);
					jteOutput.writeUserContent(claim.sentence());
					jteOutput.writeContent("</pre>\n");
				} else {
					jteOutput.writeContent("<pre>");
					jteOutput.setContext("pre", null);
					jteOutput.writeUserContent(claim.detail());
					jteOutput.writeContent("</pre>\n");
				}
				if (!claim.replay().isEmpty()) {
					jteOutput.writeContent("<p>Replay:</p>\n<pre>");
					jteOutput.setContext("pre", null);
					jteOutput.writeUserContent(claim.replay());
					jteOutput.writeContent("</pre>\n");
				}
				jteOutput.writeContent("</details>\n");
			}
			jteOutput.writeContent("</section>\n");
		}
		jteOutput.writeContent("<section aria-labelledby=\"h-gaps\" id=\"gaps\">\n<h2 id=\"h-gaps\">What was not checked</h2>\n");
		if (page.gaps().isEmpty()) {
			jteOutput.writeContent("<p>There is no gap.</p>\n");
		} else {
			jteOutput.writeContent("<ul>\n");
			for (var gap : page.gaps().entrySet()) {
				jteOutput.writeContent("<li><strong>");
				jteOutput.setContext("strong", null);
				jteOutput.writeUserContent(String.join(", ", gap.getValue()));
				jteOutput.writeContent("</strong>: ");
				jteOutput.setContext("li", null);
				jteOutput.writeUserContent(gap.getKey());
				jteOutput.writeContent("</li>\n");
			}
			jteOutput.writeContent("</ul>\n");
		}
		jteOutput.writeContent("</section>\n<section aria-labelledby=\"h-claims\" id=\"claims\">\n<h2 id=\"h-claims\">What is claimed</h2>\n");
		for (var layer : page.layers()) {
			jteOutput.writeContent("<details");
			var __jte_html_attribute_3 = !layer.holds();
			if (__jte_html_attribute_3) {
			jteOutput.writeContent(" open");
			}
			jteOutput.writeContent(">\n<summary><strong>");
			jteOutput.setContext("strong", null);
			jteOutput.writeUserContent(layer.name());
			jteOutput.writeContent("</strong>: ");
			jteOutput.setContext("summary", null);
			jteOutput.writeUserContent(layer.question());
			jteOutput.writeContent("? <span");
			var __jte_html_attribute_4 = layer.holds() ? "good" : "bad";
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
				jteOutput.writeContent(" class=\"");
				jteOutput.setContext("span", "class");
				jteOutput.writeUserContent(__jte_html_attribute_4);
				jteOutput.setContext("span", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(layer.held());
			jteOutput.writeContent(" of ");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(layer.claims().size());
			jteOutput.writeContent(" hold</span> in ");
			jteOutput.setContext("summary", null);
			jteOutput.writeUserContent(layer.time());
			jteOutput.writeContent("</summary>\n<p class=\"soft\">Its claims are ");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(layer.kind());
			jteOutput.writeContent(": ");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(layer.reach());
			jteOutput.writeContent(".</p>\n<table aria-label=\"Claims of ");
			jteOutput.setContext("table", "aria-label");
			jteOutput.writeUserContent(layer.name());
			jteOutput.setContext("table", null);
			jteOutput.writeContent("\">\n<thead><tr><th scope=\"col\">outcome</th><th scope=\"col\">claim</th><th scope=\"col\">scope and evidence</th><th scope=\"col\" class=\"number\">time</th></tr></thead>\n<tbody>\n");
			for (var claim : layer.claims()) {
				jteOutput.writeContent("<tr");
				var __jte_html_attribute_5 = page.rowAnchor(claim);
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
					jteOutput.writeContent(" id=\"");
					jteOutput.setContext("tr", "id");
					jteOutput.writeUserContent(__jte_html_attribute_5);
					jteOutput.setContext("tr", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(" tabindex=\"-1\">\n<td");
				var __jte_html_attribute_6 = page.colour(claim);
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("td", "class");
					jteOutput.writeUserContent(__jte_html_attribute_6);
					jteOutput.setContext("td", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
				jteOutput.setContext("td", null);
				jteOutput.writeUserContent(claim.outcome().label());
				jteOutput.writeContent("</td>\n<td><code>");
				jteOutput.setContext("code", null);
				jteOutput.writeUserContent(claim.id());
				jteOutput.writeContent("</code><br>");
				jteOutput.setContext("td", null);
				jteOutput.writeUserContent(claim.sentence());
				jteOutput.writeContent("\n");
				if (page.holds(claim) && claim.trace().isPresent()) {
					jteOutput.writeContent("<details");
					var __jte_html_attribute_7 = claim.id();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
						jteOutput.writeContent(" data-steps=\"");
						jteOutput.setContext("details", "data-steps");
						jteOutput.writeUserContent(__jte_html_attribute_7);
						jteOutput.setContext("details", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent("><summary>Step through it</summary></details>\n");
				}
				jteOutput.writeContent("</td>\n<td>");
				jteOutput.setContext("td", null);
				jteOutput.writeUserContent(page.scope(claim));
				jteOutput.writeContent("</td>\n<td class=\"number\">");
				jteOutput.setContext("td", null);
				jteOutput.writeUserContent(page.time(claim));
				jteOutput.writeContent("\n");
				if (claim.cached()) {
					jteOutput.writeContent("<br>kept\n");
				}
				jteOutput.writeContent("</td>\n</tr>\n");
			}
			jteOutput.writeContent("</tbody>\n</table>\n</details>\n");
		}
		jteOutput.writeContent("</section>\n<section aria-labelledby=\"h-states\" id=\"states\">\n<h2 id=\"h-states\">The status word</h2>\n");
		if (page.note() != null) {
			jteOutput.writeContent("<p class=\"warn\">");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(page.note());
			jteOutput.writeContent("</p>\n");
		}
		jteOutput.writeContent("</section>\n<section aria-labelledby=\"h-explore\" id=\"explore\">\n<h2 id=\"h-explore\">What an operation does</h2>\n<p>Choose an operation, the status that it finds, and the case: you see the row that it takes.</p>\n<p class=\"choices\">\n<label>Edition <select id=\"explore-edition\"></select></label>\n<label>Operation <select id=\"explore-op\"></select></label>\n<label>It finds <select id=\"explore-status\"></select></label>\n<label>Case <select id=\"explore-case\"></select></label>\n</p>\n<p id=\"explore-line\" role=\"status\"></p>\n<div id=\"explore-row\"></div>\n</section>\n</main>\n<noscript><p>The diagram, what an operation does, and the steps of counterexamples need the script that is in this page; it asks no other computer.</p></noscript>\n<script type=\"application/json\" id=\"data\">");
		jteOutput.writeUnsafeContent(page.data());
		jteOutput.writeContent("</script>\n<script>\n");
		jteOutput.writeUnsafeContent(page.script());
		jteOutput.writeContent("</script>\n</body>\n</html>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		ReportPage page = (ReportPage)params.get("page");
		render(jteOutput, jteHtmlInterceptor, page);
	}
}
