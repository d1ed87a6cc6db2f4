package org.hansho.benchmark.yara;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.memory.yara.YaraMatch;
import org.hansho.memory.yara.YaraRules;
import org.hansho.memory.yara.YaraScanner;

/**
 * Matches rules against files with our matcher and with {@code yara}, and prints differences of the
 * verdicts and the CPU seconds of both.
 *
 * <p>Arguments: {@code rules RULES FILE...}, or {@code random ROUNDS SEED FILE} for rules made from
 * pieces of the file. Exits with 1 if a verdict differs.
 */
public final class YaraComparison {
  private static final int RULES_OF_A_ROUND = 100;
  private static final int PIECE = 200_000;
  private static final double NANOSECONDS = 1e9;

  private long verdicts;
  private long trueOnes;
  private int differences;
  private double ours;
  private double theirs;
  private long bytes;

  private YaraComparison() {}

  /** Compares and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    YaraComparison comparison = new YaraComparison();
    if (args[0].equals("random")) {
      comparison.random(Integer.parseInt(args[1]), Long.parseLong(args[2]), Path.of(args[3]));
    } else {
      String rules = Files.readString(Path.of(args[1]), StandardCharsets.ISO_8859_1);
      for (int i = 2; i < args.length; i++) {
        comparison.compare(rules, Path.of(args[i]));
      }
    }
    comparison.print();
    System.exit(comparison.differences == 0 ? 0 : 1);
  }

  private void random(int rounds, long seed, Path file) throws IOException, InterruptedException {
    byte[] all = Files.readAllBytes(file);
    Path target = Files.createTempFile("region", ".bin");
    for (int round = 0; round < rounds; round++) {
      int from = (int) ((seed + round) * 7919 * 4096 % Math.max(1, all.length - PIECE));
      byte[] piece = Arrays.copyOfRange(all, from, Math.min(all.length, from + PIECE));
      Files.write(target, piece);
      compare(new RandomRules(piece, seed + round).rules(RULES_OF_A_ROUND), target);
    }
    Files.delete(target);
  }

  private void compare(String text, Path target) throws IOException, InterruptedException {
    YaraRules rules = YaraRules.of(text);
    rules.problems().forEach(problem -> System.out.println("refused: " + problem));
    Path file = Files.createTempFile("rules", ".yar");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Set<String> expected = yara(file, target);
    Files.delete(file);
    byte[] region = Files.readAllBytes(target);
    YaraScanner scanner = new YaraScanner(rules);
    scanner.scan(region, 0, Math.min(region.length, PIECE), 0);
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Set<String> found = new TreeSet<>();
    for (YaraMatch match : scanner.scan(region, 0, region.length, 0)) {
      found.add(match.rule());
    }
    ours += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / NANOSECONDS;
    bytes += region.length;
    verdicts += rules.size();
    trueOnes += found.size();
    report(text, expected, found, rules);
  }

  private void report(String text, Set<String> expected, Set<String> found, YaraRules rules) {
    Set<String> different = new TreeSet<>(expected);
    different.removeIf(found::contains);
    Set<String> more = new TreeSet<>(found);
    more.removeIf(expected::contains);
    different.addAll(more);
    rules.problems().forEach(problem -> different.remove(problem.rule()));
    for (String rule : different) {
      differences++;
      int at = text.indexOf("rule " + rule + " ");
      System.out.println(
          (found.contains(rule) ? "only here: " : "only yara: ")
              + text.substring(at, text.indexOf("\n}", at)));
    }
  }

  private Set<String> yara(Path rules, Path target) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "/bin/sh", "-c", "yara -w -p 1 '" + rules + "' '" + target + "'; times >&2")
            .start();
    Set<String> names = new TreeSet<>();
    try (BufferedReader lines = reader(process.getInputStream())) {
      lines.lines().forEach(line -> names.add(line.substring(0, line.indexOf(' '))));
    }
    try (BufferedReader lines = reader(process.getErrorStream())) {
      lines.lines().reduce((first, second) -> second).ifPresent(this::addTime);
    }
    process.waitFor();
    return names;
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1));
  }

  /** The last line of {@code times}: user and system time of the shell's children. */
  private void addTime(String line) {
    for (String part : line.split(" ")) {
      int minutes = part.indexOf('m');
      if (minutes > 0 && part.endsWith("s")) {
        theirs +=
            60 * Double.parseDouble(part.substring(0, minutes))
                + Double.parseDouble(part.substring(minutes + 1, part.length() - 1));
      } else {
        System.out.println("yara: " + line);
      }
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%,d verdicts, %,d true, %d different; %.1f MB: here %.2f s of CPU (%.0f MB/s), yara with"
            + " loading %.2f s%n",
        verdicts,
        trueOnes,
        differences,
        bytes / 1e6,
        ours,
        bytes / 1e6 / ours,
        theirs);
  }
}
