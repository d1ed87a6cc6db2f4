package org.hansho.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.hansho.cli.scan.Cuts;
import org.hansho.cli.scan.Reading;
import org.hansho.cli.scan.ScanRequest;
import org.hansho.cli.scan.TimeBounds;
import org.hansho.cli.text.Texts;
import org.hansho.format.UnstatedTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how sources are read. */
final class ReadingOptions {
  private static final int MOST_JOBS = 64;

  @Option(names = "--format", paramLabel = "NAME", descriptionKey = "hansho.scan.format")
  private String format = "";

  @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "hansho.scan.year")
  private String year = "";

  @Mixin private YaraOptions yara = new YaraOptions();

  @Option(names = "--jobs", paramLabel = "N", descriptionKey = "hansho.scan.jobs")
  private String jobs = "";

  /** What was left out of the rules of the operator, one line each. */
  List<String> remarks() {
    return yara.remarks();
  }

  /** A request to read these paths from beginning to end. */
  ScanRequest request(List<String> paths, InputStream standardInput, Texts texts) {
    return request(paths, standardInput, new TimeBounds(null, null), null, texts);
  }

  /**
   * A request to read these paths.
   *
   * @param deadLetters file for records that cannot be read; null if nobody wants them
   */
  ScanRequest request(
      List<String> paths,
      InputStream standardInput,
      TimeBounds bounds,
      @Nullable Path deadLetters,
      Texts texts) {
    return new ScanRequest(
        paths,
        standardInput,
        new Reading(
            format.isEmpty() ? null : ContentOptions.format(format, texts),
            unstatedTime(texts),
            yara.scanners(texts)),
        bounds,
        texts.language(),
        jobs(texts),
        Cuts.PIECE,
        deadLetters);
  }

  private @Nullable UnstatedTime unstatedTime(Texts texts) {
    if (year.isEmpty()) {
      return null;
    }
    try {
      return new UnstatedTime(Integer.parseInt(year), 0);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.year", year));
    }
  }

  private int jobs(Texts texts) {
    int processors = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
    try {
      int asked = jobs.isEmpty() ? processors : Integer.parseInt(jobs);
      if (asked >= 1 && asked <= MOST_JOBS) {
        return asked;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new Refusal(ExitCode.USAGE, texts.get("error.jobs", jobs));
  }
}
