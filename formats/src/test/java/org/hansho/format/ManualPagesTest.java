package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.analyze.Analyzers;
import org.hansho.event.Analyzer;
import org.hansho.event.CommonFields;
import org.hansho.event.CommonFields.CommonField;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.geography.GeographyAnalyzer;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/**
 * The manual's tables of formats and common fields say what the formats really do with their
 * samples.
 */
class ManualPagesTest {
  private static final Path DOCS = Path.of(System.getProperty("hansho.root", ".."), "docs");
  private static final List<String> COMMON =
      CommonFields.ALL.stream().map(CommonField::name).toList();

  @Test
  void thePageOfFormatsIsUpToDate() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Formats\n\n");
    page.append(
        "Made from the formats themselves. A format is recognised by the content of a source, or"
            + " named with\n");
    page.append(
        "`--format`. `json` reads any other JSON. Text in UTF-16 with a byte order mark, as Windows"
            + " PowerShell\n");
    page.append(
        "writes what is redirected into a file, is read as the same in UTF-8; its format is called"
            + " `…-utf16` then.\n\n");
    page.append("| name | what | read in order |\n|---|---|---|\n");
    for (Format format : Formats.ALL) {
      page.append("| `").append(format.name()).append("` | ").append(sentence(format));
      page.append(" | ").append(format.hasMemory() ? "yes" : "no").append(" |\n");
    }
    page.append(
        "\n"
            + "A source of a format that is read in order belongs to one thread; others are cut"
            + " between\n");
    page.append(
        "records and read by several.\n\n"
            + "## Log sources\n\n"
            + "Which rules are tried on which events.\n");
    page.append(
        "Envelopes ([envelopes.md](envelopes.md)) give the events of what is inside; text in\n");
    page.append("them that no format reads is `envelope.text`, without a log source.\n");
    for (Format format : Formats.ALL.stream().filter(each -> !each.isEnvelope()).toList()) {
      page.append("\n### ")
          .append(format.name())
          .append("\n\n| events | log sources (product/category/service) |\n|---|---|\n");
      for (EventClass eventClass : format.eventClasses()) {
        page.append("| ")
            .append(eventClass.name())
            .append(" | ")
            .append(sources(eventClass))
            .append(" |\n");
      }
    }
    compare("formats.md", page.toString());
  }

  @Test
  void thePageOfFieldsIsUpToDate() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# Common fields\n\n");
    page.append(
        "The names that mean the same whatever the source; native names stay beside them. Which"
            + " formats fill a\n");
    page.append("field is read off their samples, so a format may fill more than is listed.\n\n");
    page.append("| field | meaning | filled by |\n|---|---|---|\n");
    List<String> unfilled = new ArrayList<>();
    for (CommonField field : CommonFields.ALL) {
      Set<String> formats = new TreeSet<>();
      for (Format format : Formats.ALL) {
        if (filled(format).contains(field.name())) {
          formats.add("`" + format.name() + "`");
        }
      }
      if (formats.isEmpty()) {
        unfilled.add(field.name());
      }
      page.append("| `").append(field.name()).append("` | ").append(field.meaning());
      page.append(" | ").append(String.join(", ", formats)).append(" |\n");
    }
    page.append("\n## What they are taken from\n\n");
    page.append("Native fields in order of preference; in parentheses what is worked out.\n");
    for (Format format : Formats.ALL) {
      appendSources(page, format);
    }
    appendDerived(page);
    assertThat(unfilled).as("common fields that no sample fills").isEmpty();
    compare("fields.md", page.toString());
  }

  private static void appendDerived(StringBuilder page) {
    page.append("\n## Derived fields\n\n");
    page.append("What analyzers add, and what they look at. What it says is described in\n");
    page.append("[writing-detections.md](writing-detections.md).\n\n");
    page.append("| analyzer | reads | adds |\n|---|---|---|\n");
    IntelligenceReference nothing = new IntelligenceReference(Intelligence.of(List.of()));
    List<Analyzer> analyzers = new ArrayList<>(Analyzers.and(new GeographyAnalyzer(List::of)));
    analyzers.add(new IntelligenceAnalyzer(nothing, Event.NO_TIME));
    for (Analyzer analyzer : analyzers) {
      page.append("| ").append(analyzer.name());
      page.append(" | ").append(names(analyzer.reads()));
      page.append(" | ").append(names(analyzer.writes())).append(" |\n");
    }
  }

  private static String names(Set<String> fields) {
    return fields.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  /** Names without a dot are other spellings of native fields, for public rules. */
  private static void appendSources(StringBuilder page, Format format) {
    Map<String, String> sources = new TreeMap<>(format.commonFields());
    sources.keySet().removeIf(field -> field.indexOf('.') < 0);
    if (!sources.isEmpty()) {
      page.append("\n### ").append(format.name()).append("\n\n| field | from |\n|---|---|\n");
      sources.forEach(
          (field, from) ->
              page.append("| `")
                  .append(field)
                  .append("` | ")
                  .append(from.replace("|", "\\|"))
                  .append(" |\n"));
    }
  }

  private static String sentence(Format format) {
    String text = format.description();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String sources(EventClass eventClass) {
    return eventClass.logSources().isEmpty()
        ? "none"
        : eventClass.logSources().stream()
            .map(LogSource::toString)
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
  }

  private static Set<String> filled(Format format) {
    Set<String> filled = new TreeSet<>();
    Fields fields = FormatSamples.fields(format, COMMON);
    for (byte[] sample : FormatSamples.seeds("format/" + format.name(), "")) {
      BlockFeeder.whole(
          format.open(fields, Limits.DEFAULT),
          sample,
          new EventSink() {
            @Override
            public void event(Event event) {
              for (int slot = 0; slot < event.slots(); slot++) {
                filled.add(fields.name(event.field(slot)));
              }
            }

            @Override
            public void malformed(Malformed record) {
              // Some samples are there to be malformed.
            }
          });
    }
    return filled;
  }

  private static void compare(String name, String page) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("hansho.update")) {
      Files.writeString(file, page);
    }
    assertThat(file).as("-Dhansho.update=true writes it anew").hasContent(page);
  }
}
