package org.hansho.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short way and the full parser give the same, nodes and places, or the short way stands aside.
 */
class PlainYamlTest {
  private static final int MUTATIONS = 10_000;

  private static final List<String> TEXTS =
      List.of(
          "a: 1\n",
          "a: 1",
          "---\na: 1\n",
          "--- # c\na: 1\n",
          "a:\n",
          "a:\nb:\n",
          "a: # c\n    - x # c\n    -\n    - ''\n",
          "a:\n- x\n- y\nb: z\n",
          "a:\n  - x: 1\n    y: 2\n  - z: 3\n",
          "a:\n  -   x: 1\n      y: 2\n",
          "- a\n- b: c\n",
          "a: 'it''s'\n\"b\": \"c\"\n'd e' : f\n",
          "a: |\n  one\n\n  two\n   three\n\n\nb: c\n",
          "a: |-\n  one\n  # no comment\nb: c\n",
          "a: >\n  one\n  two\n\n  three\n\n\n  four\n",
          "a: >-\n  one\n\nb: c\n",
          "a: |\n\n  one\n",
          "a: |\nb: c\n",
          "- |\n  one\n- >-\n  two\n",
          "a: x#y # c\nb: http://x#y\n",
          "a: -x\nb: :x\nc: ?x\n",
          "a:b: c\n",
          "a: \"x\\ty\"\n",
          "a: [b, c]\n",
          "a: [b, 'c', \"d\", 1, null]\nb: {c: d, 'e': [f, {g: h}]} # c\n",
          "a: []\nb: {}\nc: [ a , b ]\nd: { e: f }\n",
          "a: [-b, --c=d, -1, -.5]\nb: {-c: -d}\n",
          "a: [-]\n",
          "a: [-, b]\n",
          "a: [- b]\n",
          "a: [-:, -b:c]\n",
          "a: {-: b}\n",
          "a: [---]\n",
          "- [a, b]\n- {c: d}\n",
          "a: [b, c,]\n",
          "a: [b,, c]\n",
          "a: [b: c]\n",
          "a: {b, c: d}\n",
          "a: {b: }\n",
          "a: {b: c, b: d}\n",
          "a: {b:c, d: e}\n",
          "a: {b: c:d}\n",
          "a: {'b':c}\n",
          "a: [b\n  c]\n",
          "a: [b] c\n",
          "a: [b]: c\n",
          "a: [b # c]\n",
          "a: [b#c, d-e, -f, - g]\n",
          "a: [a b, c  d]\n",
          "a: {b: 'it''s', c: d e}\n",
          "{a: b}\n",
          "[a]: b\n",
          "a: one\n  two\n",
          "a: one\n\n# c\n  two\n",
          "a: 'one\n  two'\n",
          "a: &x b\nc: *x\n",
          "a: b: c\n",
          "a: b:\n",
          "a: 1\na: 2\n",
          "a:\n  b: 1\n c: 2\n",
          "a:\n\tb: 1\n",
          "a: 1\r\nb: |\r\n  x\r\n  y\r\n",
          "a: 1\rb: 2\n",
          "a: \u00e4\u3042\n\u00fc: 1\n",
          "a: \ud83d\ude00\nb: c\n",
          "a: x\u2028y\nb: c\n",
          "a: |\n   \n  x\n",
          "a: |\n  x\n     \n  y\n",
          "a: |\n  x\n y\n",
          "a: |\n  x",
          "a: |+\n  x\n\n",
          "a: |2\n   x\n",
          "a: !!str 1\n",
          "? a\n: b\n",
          "- - a\n",
          "-\n  a: b\n",
          "a:\n  # c\n  b: c\n # c\n# c\nd: e\n",
          "a: 'x' y\n",
          "a: 'x'y\n",
          "a: 'x' # c\n",
          "a: 'x'# c\n",
          "'a': 'b'\n",
          "'a' b: c\n",
          "a #b: c\n",
          "a: b\n...\n",
          "%YAML 1.2\n---\na: b\n",
          " a: b\n",
          "a\n",
          "a: ---\n",
          "---a: b\n",
          "a: b\n c\n",
          "a: -\n",
          "a: - b\n",
          "a:   \n  b: c   \n",
          "a:  b\n",
          "<<: a\n");

  private static void assertSame(String text) {
    Problems plain = new Problems("f", text);
    Problems full = new Problems("f", text);

    List<YamlDocument> read = YamlReader.read("f", text, plain, false);

    assertThat(read).as(text).isEqualTo(YamlReader.read("f", text, full, true));
    assertThat(plain.all()).as(text).isEqualTo(full.all());
  }

  private static List<Path> yamlFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  static List<String> texts() {
    return TEXTS;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void bothWaysAgree(String text) {
    assertSame(text);
  }

  @Test
  void bothWaysAgreeOnThePublicRulesAndMostGoTheShortWay() throws IOException {
    Path folder = Path.of(System.getProperty("hansho.shared", "../shared"), "sigma");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the public rules in " + folder.toAbsolutePath());
    int plain = 0;
    List<Path> files = yamlFiles(folder);
    for (Path file : files) {
      String text = Files.readString(file);
      assertSame(text);
      plain += PlainYaml.read("f", text, 0) == null ? 0 : 1;
    }

    assertThat(plain).isGreaterThan(files.size() * 95 / 100);
  }

  @Test
  void bothWaysAgreeOnTextsThatWereDamaged() throws IOException {
    Path root = Path.of(System.getProperty("hansho.root", ".."));
    List<String> samples = new ArrayList<>();
    for (Path file : yamlFiles(root.resolve("engine/src/test/resources/sigma"))) {
      samples.add(Files.readString(file));
    }
    for (Path file : yamlFiles(root.resolve("content/detections"))) {
      samples.add(Files.readString(file));
    }
    Random random = new Random(42);
    String alphabet = "a -:#'\"|>\n\n  [{&*!?%\\,]}@`~0\t\r.";
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          case 2 -> text.deleteCharAt(at);
          default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        }
      }
      assertSame(text.toString());
    }
  }
}
