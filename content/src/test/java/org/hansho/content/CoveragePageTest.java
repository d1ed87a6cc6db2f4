package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.testkit.SharedFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The manual's page of coverage says how many rules look at what each format gives. Needs the
 * public rules; {@code -Dhansho.update=true} writes the page anew.
 */
class CoveragePageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("hansho.root", ".."), "docs", "coverage.md");

  private final List<Rule> builtIn = Engine.compile(ShippedContent.read()).ruleSet().rules();
  private final List<Rule> open = new ArrayList<>();

  @Test
  void thePageOfCoverageIsUpToDate() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(SharedFolder.path("sigma")), "needs the public rules of Sigma");
    open.addAll(SigmaRules.read(SharedFolder.publicRules(), Lists.NONE).rules());
    String page = page();
    if (Boolean.getBoolean("hansho.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("-Dhansho.update=true writes it anew").hasContent(page);
  }

  private String page() {
    BitSet reached = new BitSet();
    StringBuilder formats = new StringBuilder();
    StringBuilder sources = new StringBuilder();
    for (Format format : Formats.ALL) {
      if (!format.isEnvelope()) {
        BitSet ofFormat = lookedAt(open, format.eventClasses());
        reached.or(ofFormat);
        row(formats, "`" + format.name() + "`", format.eventClasses(), "");
        for (EventClass events : format.eventClasses()) {
          row(sources, "`" + format.name() + "`", List.of(events), names(events));
        }
      }
    }
    StringBuilder page = new StringBuilder("# Coverage\n\n");
    page.append(
        """
        How many rules look at the events of each format: the built-in ones, and the public ones of SigmaHQ. A rule looks at an event whose log source it
        names; whether the record has the fields it asks for depends on what is logged. Envelopes ([envelopes.md](envelopes.md)) give what is inside.
        The page is made by `CoveragePageTest` of the module `content`, with the public rules in the folder `-Dhansho.shared` names.

        """);
    page.append(
        String.format(
            Locale.ROOT,
            "Of %,d public rules that load without lists, **%,d** can look at what some format"
                + " gives.%n%n",
            open.size(),
            reached.cardinality()));
    page.append("| format | built-in rules | public rules |\n|---|---:|---:|\n").append(formats);
    page.append("\n## By log source\n\n");
    page.append(
        "| format | log sources (product/category/service) | built-in rules | public rules |\n");
    page.append("|---|---|---:|---:|\n").append(sources);
    page.append("\n## Public rules that nothing looks at\n\n");
    page.append(
        "Log sources that no format gives. A [mapping file](mapping.md) can give each of"
            + " them.\n\n");
    page.append("| log source | public rules |\n|---|---:|\n");
    unreached(page, reached);
    return page.toString();
  }

  private void row(StringBuilder page, String name, List<EventClass> classes, String sources) {
    page.append("| ").append(name).append(" | ");
    if (!sources.isEmpty()) {
      page.append(sources).append(" | ");
    }
    page.append(String.format(Locale.ROOT, "%,d", lookedAt(builtIn, classes).cardinality()));
    page.append(String.format(Locale.ROOT, " | %,d |%n", lookedAt(open, classes).cardinality()));
  }

  private static String names(EventClass events) {
    return events.logSources().isEmpty()
        ? "none"
        : events.logSources().stream()
            .map(source -> "`" + source + "`")
            .collect(Collectors.joining(", "));
  }

  private void unreached(StringBuilder page, BitSet reached) {
    TreeSet<String> lines = new TreeSet<>();
    for (int i = reached.nextClearBit(0); i < open.size(); i = reached.nextClearBit(i + 1)) {
      LogSource source = open.get(i).logSource();
      long number = open.stream().filter(rule -> rule.logSource().equals(source)).count();
      lines.add("| `" + source + "` | " + number + " |\n");
    }
    lines.forEach(page::append);
  }

  private static BitSet lookedAt(List<Rule> rules, List<EventClass> classes) {
    BitSet looked = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      LogSource asked = rules.get(i).logSource();
      if (classes.stream().anyMatch(events -> events.admittedBy(asked))) {
        looked.set(i);
      }
    }
    return looked;
  }
}
