package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.event.LogSource;
import org.hansho.format.Formats;
import org.hansho.mapping.MappingFile;
import org.hansho.record.Format;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a format of the operator's own. */
final class MappingOptions {
  private static final long MOST_BYTES = 1 << 20;

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "hansho.scan.mapping")
  private String mapping = "";

  @Option(
      names = "--logsource",
      paramLabel = "PRODUCT/SERVICE",
      descriptionKey = "hansho.scan.logsource")
  private String logsource = "";

  private @Nullable Format read;

  /** The format that the options describe; null where they describe none. */
  @Nullable Format format(Texts texts) {
    if (read == null && !(mapping.isEmpty() && logsource.isEmpty())) {
      LogSource source = logSource(texts);
      read = mapping.isEmpty() ? ofLogSource(source) : ofFile(mapping, null, source, texts);
    }
    return read;
  }

  /** The format that alone gives a log source; else JSON whose fields have the names of rules. */
  private @Nullable Format ofLogSource(@Nullable LogSource source) {
    List<Format> giving =
        Formats.RECORDS.stream()
            .filter(
                format ->
                    format.eventClasses().stream()
                        .anyMatch(events -> events.logSources().contains(source)))
            .toList();
    return giving.size() == 1 ? giving.get(0) : MappingFile.ofLogSource(logsource);
  }

  private @Nullable LogSource logSource(Texts texts) {
    if (logsource.isEmpty()) {
      return null;
    }
    LogSource source = MappingFile.logSource(logsource);
    if (source == null) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.logsource", logsource));
    }
    return source;
  }

  /**
   * The format that a mapping file describes.
   *
   * @param name stands in place of the file's name for it; null where that counts
   * @param source stands in place of the file's log source; null where that counts
   */
  static Format ofFile(
      String file, @Nullable String name, @Nullable LogSource source, Texts texts) {
    String text;
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MOST_BYTES) {
        throw new Refusal(ExitCode.USAGE, texts.get("error.mapping-size", file));
      }
      text = Files.readString(path);
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, file, e, texts);
    }
    Problems problems = new Problems(file, text);
    Format format = MappingFile.read(file, text, name, source, problems);
    if (format == null) {
      throw Refusal.ofProblems(problems.all());
    }
    return format;
  }
}
