package org.hansho.cli;

import java.util.ArrayList;
import java.util.List;
import org.hansho.content.Content;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Rule;

/** Says which correlations and baselines listen to a rule, one line each. */
final class Listening {
  private Listening() {}

  /** The lines; none for a rule to which nobody listens. */
  static List<String> to(Rule rule, Content content, Texts texts) {
    List<String> lines = new ArrayList<>();
    for (KeyedDocument document : content.sigma().keyed()) {
      if (document.subject().rules().contains(rule.reference())) {
        lines.add(line("explain.heard", document, texts));
      } else if (document instanceof Baseline baseline
          && baseline.activity().contains(rule.reference())) {
        lines.add(line("explain.activity", document, texts));
      }
    }
    return lines;
  }

  private static String line(String key, KeyedDocument document, Texts texts) {
    List<String> groupBy = document.subject().groupBy();
    String fields = Printable.line(String.join(", ", groupBy));
    String name = Printable.line(document.header().reference());
    String shown = groupBy.isEmpty() ? "explain.heard-whole" : key;
    return "  → " + texts.get(shown, name, Arming.kind(document), fields);
  }
}
