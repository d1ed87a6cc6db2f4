package org.hansho.sigma;

import java.util.List;
import java.util.Locale;
import org.hansho.event.LogSource;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Reads log sources, and knows which spellings in public rules mean the same one.
 *
 * <p>The table is data: a new pair of spellings is one line.
 */
final class LogSources {
  /** Two spellings of one log source; rules are read as if they had the second. */
  private record Spelling(LogSource written, LogSource meant) {}

  private static final List<Spelling> EQUIVALENT =
      List.of(
          new Spelling(
              LogSource.of("kubernetes", "application", "audit"),
              LogSource.of("kubernetes", null, "audit")),
          new Spelling(
              LogSource.of("m365", null, "threat_detection"),
              LogSource.of("m365", null, "threat_management")),
          new Spelling(
              LogSource.of("azure", null, "azureactivity"),
              LogSource.of("azure", null, "activitylogs")));

  private LogSources() {}

  /** The log source of a document; open where it is missing or wrong, which is reported. */
  static LogSource read(Mapping document, Problems problems) {
    MappingReader keys = new MappingReader(document, problems);
    Mapping mapping = keys.mapping("logsource");
    if (mapping == null) {
      if (keys.node("logsource") == null) {
        problems.error(
            keys.place("logsource"),
            "the log source is missing",
            "add 'logsource:' with a product");
      }
      return LogSource.of(null, null, null);
    }
    MappingReader parts = new MappingReader(mapping, problems);
    int before = problems.refusals();
    LogSource written =
        LogSource.of(
            word(parts.text("product")), word(parts.text("category")), word(parts.text("service")));
    if (written.isOpen() && problems.refusals() == before) {
      problems.error(
          keys.place("logsource"),
          "the log source says nothing",
          "give a product, a category or a service");
    }
    return normalised(written);
  }

  /** The spelling that is used inside. */
  static LogSource normalised(LogSource written) {
    for (Spelling spelling : EQUIVALENT) {
      if (spelling.written().equals(written)) {
        return spelling.meant();
      }
    }
    return written;
  }

  private static @Nullable String word(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
  }
}
