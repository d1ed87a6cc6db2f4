package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.hansho.event.LogSource;
import org.hansho.format.Format;
import org.hansho.mapping.MappingFile;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Problem;
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
      read = mapping.isEmpty() ? MappingFile.ofLogSource(logsource) : ofFile(source, texts);
    }
    return read;
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

  private Format ofFile(@Nullable LogSource source, Texts texts) {
    String text;
    try {
      Path path = Path.of(mapping);
      if (Files.size(path) > MOST_BYTES) {
        throw new Refusal(ExitCode.USAGE, texts.get("error.mapping-size", mapping));
      }
      text = Files.readString(path);
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, mapping, e, texts);
    }
    Problems problems = new Problems(mapping, text);
    Format format = MappingFile.read(mapping, text, source, problems);
    if (format == null) {
      throw new Refusal(
          ExitCode.USAGE,
          problems.all().stream().map(Problem::rendered).collect(Collectors.joining("\n")));
    }
    return format;
  }
}
