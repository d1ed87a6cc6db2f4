package org.hansho.local.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels of all crash points, as the sources of this module have them. */
public final class CrashLabels {
  private static final int ALWAYS = 6;
  private static final Pattern CALL = Pattern.compile("CrashPoint\\.reached\\(\"([^\"]+)\"\\)");

  private CrashLabels() {}

  /**
   * Each label once, in an order in which one folder meets them all: first those of an empty one,
   * and what comes before before what comes after. Without those of lessons, which {@code
   * KilledLessonTest} of the server meets.
   */
  public static List<String> inOrderOfLife() throws IOException {
    return inSources().stream()
        .filter(label -> !label.startsWith("lesson."))
        .distinct()
        .sorted(Comparator.comparing(CrashLabels::rank))
        .toList();
  }

  /** Whether a label is met once, when a folder is opened. */
  public static boolean isAtStart(String label) {
    return rank(label) < ALWAYS || label.contains("torn");
  }

  private static int rank(String label) {
    int room = label.startsWith("folder.") ? 0 : label.contains("migration") ? 3 : ALWAYS;
    return room + (label.contains(".before-") ? 0 : label.contains(".after-") ? 2 : 1);
  }

  /** Each label, in order of files and lines. */
  public static List<String> inSources() throws IOException {
    Path sources = Path.of(System.getProperty("hansho.root", ".."), "local/src/main/java");
    List<String> labels = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(sources)) {
      for (Path file : walk.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        Matcher calls = CALL.matcher(Files.readString(file, StandardCharsets.UTF_8));
        while (calls.find()) {
          labels.add(calls.group(1));
        }
      }
    }
    return labels;
  }
}
