package org.hansho.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.files.source.ByteSize;
import org.hansho.files.source.Caps;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.report.text.Texts;
import org.hansho.scan.Cuts;
import org.hansho.scan.Reading;
import org.hansho.scan.ScanRequest;
import org.hansho.scan.TimeBounds;
import org.hansho.scan.fact.FactFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how sources are read. */
final class ReadingOptions {
  private static final int MOST_JOBS = 64;
  private static final int MOST_RATIO = 1_000_000;

  @Option(names = "--format", paramLabel = "NAME", descriptionKey = "hansho.scan.format")
  private String format = "";

  @Mixin private MappingOptions mapping = new MappingOptions();

  @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "hansho.scan.year")
  private String year = "";

  @Option(names = "--max-opened", paramLabel = "SIZE", descriptionKey = "hansho.scan.max-opened")
  private String maxOpened = "";

  @Option(names = "--max-ratio", paramLabel = "N", descriptionKey = "hansho.scan.max-ratio")
  private String maxRatio = "";

  @Option(
      names = "--max-temporary",
      paramLabel = "SIZE",
      descriptionKey = "hansho.scan.max-temporary")
  private String maxTemporary = "";

  @Option(
      names = "--follow-links-to",
      paramLabel = "DIR",
      descriptionKey = "hansho.scan.follow-links-to")
  private List<String> followLinksTo = new ArrayList<>();

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
   * @param deadLetters file for records that cannot be read; null if they are not kept
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
            format(texts),
            unstatedTime(texts),
            yara.scanners(texts),
            caps(texts),
            size(maxTemporary, FactFolder.USUAL_BYTES, texts),
            followLinksTo.stream().map(Path::of).toList()),
        bounds,
        jobs(texts),
        Cuts.PIECE,
        deadLetters);
  }

  /** The formats that the options describe; none where all are built in. */
  List<Format> formats(Texts texts) {
    Format own = mapping.format(texts);
    return own == null ? List.of() : List.of(own);
  }

  private @Nullable Format format(Texts texts) {
    Format own = mapping.format(texts);
    if (own != null && !format.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.mapping-and-format"));
    }
    return own != null || format.isEmpty() ? own : ContentOptions.format(format, texts);
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

  private Caps caps(Texts texts) {
    Caps usual = Caps.DEFAULT;
    return new Caps(
        size(maxOpened, usual.openedBytes(), texts),
        maxRatio.isEmpty() ? usual.ratio() : number(maxRatio, MOST_RATIO, "error.ratio", texts),
        usual.ratioFrom(),
        usual.members(),
        usual.layers(),
        usual.time());
  }

  private static long size(String text, long usual, Texts texts) {
    Long size = text.isEmpty() ? Long.valueOf(usual) : ByteSize.parse(text);
    if (size == null) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.size", text));
    }
    return size;
  }

  private int jobs(Texts texts) {
    int processors = Math.min(MOST_JOBS, Runtime.getRuntime().availableProcessors());
    return jobs.isEmpty() ? processors : number(jobs, MOST_JOBS, "error.jobs", texts);
  }

  private static int number(String text, int most, String refusal, Texts texts) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new Refusal(ExitCode.USAGE, texts.get(refusal, text));
  }
}
