package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.ListText;
import org.hansho.files.output.Printable;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.ListSettings;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/**
 * The options {@code --intel} and {@code --home-net}.
 *
 * <p>{@code --intel [CATEGORY:][NAME=]FILE}: a category is a word of two letters and more before a
 * colon, so that a drive of Windows is none. A file of exactly the given name is that file.
 */
final class IntelligenceOptions {
  /** Longest list that is read, in bytes. */
  private static final int LONGEST = 256 << 20;

  private static final Pattern OPTION =
      Pattern.compile("(?:([a-z][a-z0-9-]+):)?(?:([A-Za-z0-9_.-]+)=)?(.+)", Pattern.DOTALL);
  private static final Pattern YAML = Pattern.compile("(?m)^entries:");

  private final Texts texts;
  private final List<String> remarks = new ArrayList<>();

  IntelligenceOptions(Texts texts) {
    this.texts = texts;
  }

  /** What was left out of the lists, one line each, for the one who watches. */
  List<String> remarks() {
    return remarks;
  }

  /** The lists of the content that state a category, and those of the options behind them. */
  Intelligence read(List<String> options, Content content) {
    List<IndicatorList> lists = new ArrayList<>(content.indicatorLists());
    for (String option : options) {
      lists.addAll(lists(option));
    }
    Intelligence intelligence = Intelligence.of(lists);
    if (intelligence.beyond() > 0) {
      remarks.add(texts.get("summary.intel-beyond", Numbers.grouped(intelligence.beyond())));
    }
    return intelligence;
  }

  private List<IndicatorList> lists(String option) {
    Matcher parts = OPTION.matcher(option);
    boolean plain = Files.isRegularFile(Path.of(option)) || !parts.matches();
    String file = plain ? option : parts.group(3);
    String category = plain || parts.group(1) == null ? "" : parts.group(1);
    String name = plain || parts.group(2) == null ? "" : parts.group(2);
    SourceText text = new SourceText(file.replace('\\', '/'), text(file));
    if (YAML.matcher(text.text()).find() && !text.text().stripLeading().startsWith("{")) {
      return yaml(name, category, text);
    }
    Problems problems = new Problems(text.file(), text.text());
    IndicatorList list = IndicatorLists.read(text, ListSettings.of(name, category), problems);
    note(problems.all());
    if (list == null) {
      return List.of();
    }
    if (list.entries().isEmpty()) {
      remarks.add(Printable.line(texts.get("summary.intel-empty", text.file())));
    }
    return List.of(list);
  }

  private String text(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("longer than " + LONGEST + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, file, e, texts);
    }
  }

  private List<IndicatorList> yaml(String name, String category, SourceText text) {
    Content content = ContentReader.read(List.of(), List.of(new ListText(name, text)));
    note(content.problems());
    if (content.indicatorLists().isEmpty()) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.intel-category", text.file()));
    }
    return content.indicatorLists().stream()
        .map(list -> category.isEmpty() ? list : list.withCategory(category))
        .toList();
  }

  /** An error ends the program, with its place and what to do; the rest is kept for later. */
  private void note(List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.severity() == Problem.Severity.ERROR) {
        throw Refusal.ofProblems(List.of(problem));
      }
      remarks.add(
          texts.get("summary.intel-left-out", problem.place().toString(), problem.message()));
    }
    remarks.replaceAll(Printable::line);
  }

  /** The networks of {@code --home-net}, one a line. */
  static String homeNetworks(List<String> options, Texts texts) {
    StringBuilder lines = new StringBuilder();
    for (String option : options) {
      for (String network : option.split(",", -1)) {
        if (Indicator.of(IndicatorKind.CIDR, network) == null) {
          throw new Refusal(ExitCode.USAGE, texts.get("error.home-net", network));
        }
        lines.append(network.strip()).append('\n');
      }
    }
    return lines.toString();
  }
}
