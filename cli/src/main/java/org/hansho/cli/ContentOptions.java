package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.content.Content;
import org.hansho.format.Formats;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.library.GeographyFiles;
import org.hansho.library.Library;
import org.hansho.library.SigmaHq;
import org.hansho.record.Format;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Timespans;

/**
 * The options {@code --rules}, {@code --list}, {@code --geo} and {@code --format}, which several
 * commands have.
 */
final class ContentOptions {
  /** Longest learning period: ten years. */
  private static final long LONGEST_LEARNING_DAYS = 3_650;

  /** Before the path of a checkout of SigmaHQ's rules. */
  private static final String SIGMA_HQ = "sigmahq:";

  private ContentOptions() {}

  /**
   * Adds rules from paths; refuses if there is none in any of them.
   *
   * @return what is said of those without one, and of what was taken of checkouts
   */
  static List<String> addRules(Library library, List<String> rules, Texts texts) {
    List<String> empty = new ArrayList<>();
    List<String> checkouts = new ArrayList<>();
    for (String rule : rules) {
      if (rule.startsWith(SIGMA_HQ)) {
        checkouts.add(addSigmaHq(library, rule.substring(SIGMA_HQ.length()), texts));
        continue;
      }
      Path path = Path.of(rule);
      if (!Files.exists(path)) {
        throw new Refusal(ExitCode.USAGE, texts.get("error.missing-path", rule));
      }
      try {
        if (!library.withRules(path)) {
          empty.add(texts.get("error.rules-empty", rule));
        }
      } catch (IOException e) {
        throw Refusal.unreadable(ExitCode.USAGE, rule, e, texts);
      }
    }
    if (!rules.isEmpty() && empty.size() == rules.size()) {
      throw new Refusal(ExitCode.RULES, String.join("; ", empty));
    }
    empty.addAll(checkouts);
    return empty;
  }

  /**
   * Adds the rules of a checkout of SigmaHQ.
   *
   * @return how many were taken
   */
  static String addSigmaHq(Library library, String path, Texts texts) {
    Path checkout = Path.of(path);
    if (!Files.exists(checkout)) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.missing-path", path));
    }
    try {
      SigmaHq taken = library.withSigmaHq(checkout);
      if (taken == null || taken.files().isEmpty()) {
        throw new Refusal(ExitCode.RULES, texts.get("error.no-checkout", path));
      }
      return texts.get(
          "summary.sigmahq",
          path,
          Numbers.grouped(taken.files().size()),
          Numbers.grouped(taken.files().size() + taken.left()));
    } catch (IOException e) {
      throw Refusal.unreadable(ExitCode.USAGE, path, e, texts);
    }
  }

  static void addLists(Library library, List<String> lists, Texts texts) {
    for (String list : lists) {
      int equals = list.indexOf('=');
      if (equals < 1 || equals == list.length() - 1) {
        throw new Refusal(ExitCode.USAGE, texts.get("error.list", list));
      }
      String file = list.substring(equals + 1);
      try {
        library.withList(list.substring(0, equals), Path.of(file));
      } catch (IOException e) {
        throw Refusal.unreadable(ExitCode.USAGE, file, e, texts);
      }
    }
  }

  /** The files named, and the one beside the program. */
  static GeographyFiles geography(List<String> files, Texts texts) {
    GeographyFiles geography = GeographyFiles.beside(Main.class);
    for (String file : files) {
      try {
        geography.add(Path.of(file));
      } catch (UnusableDatabaseException e) {
        String why = texts.get("geo." + e.reason());
        throw new Refusal(ExitCode.USAGE, texts.get("error.geo", file, why));
      } catch (IOException e) {
        throw Refusal.unreadable(ExitCode.USAGE, file, e, texts);
      }
    }
    return geography;
  }

  /** The content with the learning period of {@code --learn}; the same if none is given. */
  static Content learning(Content content, String period, Texts texts) {
    if (period.isEmpty()) {
      return content;
    }
    Duration read = period.equals("0") ? Duration.ZERO : Timespans.parse(period);
    if (read == null || read.toDays() > LONGEST_LEARNING_DAYS) {
      throw new Refusal(ExitCode.USAGE, texts.get("error.learn", period));
    }
    return content.withLearningPeriod(read);
  }

  static Format format(String name, Texts texts) {
    Format named = Formats.named(name);
    if (named == null) {
      String known = String.join(", ", Formats.ALL.stream().map(Format::name).toList());
      throw new Refusal(ExitCode.USAGE, texts.get("error.format", name, known));
    }
    return named;
  }
}
