package org.hansho.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.yaml.YamlNode.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML to nodes with places, within bounds. */
class YamlReaderTest {
  private final StringBuilder seen = new StringBuilder();

  private List<YamlDocument> read(String text) {
    Problems problems = new Problems("f", text);
    List<YamlDocument> documents = YamlReader.read("f", text, problems);
    problems
        .all()
        .forEach(p -> seen.append(p.place()).append(' ').append(p.message()).append('\n'));
    return documents;
  }

  private static Scalar scalar(String text) {
    Problems problems = new Problems("f", text);
    List<YamlNode> roots = YamlReader.documents("f", text, problems);
    assertThat(problems.all()).isEmpty();
    return (Scalar) Nodes.value(roots.get(0), "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          a: x       ! TEXT
          a: '1'     ! TEXT
          a: "true"  ! TEXT
          a: 1       ! INTEGER
          a: -1      ! INTEGER
          a: 0x1F    ! INTEGER
          a: 007     ! INTEGER
          a: 1.5     ! DECIMAL
          a: 1e3     ! DECIMAL
          a: .5      ! DECIMAL
          a: true    ! BOOLEAN
          a: FALSE   ! BOOLEAN
          a: yes     ! TEXT
          a: on      ! TEXT
          a: null    ! NULL
          a: ~       ! NULL
          a:         ! NULL
          a: 1_000   ! TEXT
          a: 12:30   ! TEXT
          a: 1.2.3.4 ! TEXT
          a: 2026-11-25 ! TEXT
          """)
  void plainScalarsAreReadAsYaml12Says(String text, Scalar.Kind kind) {
    assertThat(scalar(text).kind()).isEqualTo(kind);
  }

  @Test
  void aTagMakesAText() {
    assertThat(scalar("a: !!str 1").kind()).isEqualTo(Scalar.Kind.TEXT);
  }

  @Test
  void nodesKnowTheirPlaces() {
    YamlNode root = read("a:\n  - b\n  - c: 'd'\n").get(0).root();
    YamlNode.Sequence list = (YamlNode.Sequence) Nodes.value(root, "a");

    assertThat(list.items().get(0).place()).hasToString("f:2:5");
    assertThat(Nodes.entry(list.items().get(1), "c").keyPlace()).hasToString("f:3:5");
    assertThat(Nodes.value(list.items().get(1), "c").place()).hasToString("f:3:8");
  }

  @Test
  void aSyntaxErrorEndsItsDocumentOnly() {
    List<YamlDocument> documents =
        read("a: 1\n---\nb: [\n---\nc: 3\n--- # next\nd: 'x\n---\ne: 5\n");

    assertThat(documents)
        .extracting(document -> document.root() != null)
        .containsExactly(true, false, true, false, true);
    assertThat(Nodes.entry(documents.get(4).root(), "e").keyPlace()).hasToString("f:9:1");
    assertThat(seen.toString().lines()).hasSize(2);
  }

  @Test
  void aDocumentWithADoubleKeyIsUnsoundAndTheNextIsSound() {
    List<YamlDocument> documents = read("a: 1\na: 2\n---\nb: 3\n");

    assertThat(documents).extracting(YamlDocument::sound).containsExactly(false, true);
    assertThat(seen).hasToString("f:2:1 the key 'a' stands twice\n");
  }

  @Test
  void anAliasIsTheNodeItNames() {
    YamlNode root = read("a: &x [1, 2]\nb: *x\n").get(0).root();

    assertThat(Nodes.value(root, "b")).isSameAs(Nodes.value(root, "a"));
  }

  @Test
  void aliasesOfAliasesCannotGrowWithoutBound() {
    StringBuilder text = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
    for (int i = 1; i < 12; i++) {
      text.append("a%d: &a%d [".formatted(i, i));
      text.append(("*a" + (i - 1) + " ,").repeat(10)).append("]\n");
    }

    assertThat(read(text.toString())).containsExactly(new YamlDocument(null, false));
    assertThat(seen).contains("the text has too many nodes");
  }

  @Test
  void depthIsBoundedAndTheNextDocumentIsRead() {
    List<YamlDocument> documents = read("a: " + "[".repeat(500_000) + "\n---\nb: 1\n");

    assertThat(documents).extracting(YamlDocument::sound).containsExactly(false, true);
    assertThat(seen).contains("nested too deeply");
  }

  @Test
  void faultyDocumentsAreBounded() {
    assertThat(read("--- a: b: c\n".repeat(50_000))).hasSize(10_001);
  }

  @Test
  void directivesAndCommentsBelongToTheDocumentAfterThem() {
    List<YamlDocument> documents =
        read("# head\n%YAML 1.2\n--- # first\na: 1\n# tail\n...\n# head\n---\nb: 2\n");

    assertThat(seen).isEmpty();
    assertThat(documents).extracting(YamlDocument::sound).containsExactly(true, true);
    assertThat(Nodes.entry(documents.get(1).root(), "b").keyPlace()).hasToString("f:9:1");
  }

  @Test
  void dashesThatBeginAWordSeparateNothing() {
    assertThat(read("a: >\n  x\n---b: 1\n")).hasSize(1);
  }

  @Test
  void aTextThatIsTooLongIsNotRead() {
    assertThat(read("#".repeat(YamlReader.MAX_CHARACTERS + 1)))
        .containsExactly(new YamlDocument(null, false));
  }

  @Test
  void charactersThatYamlForbidsAreNamed() {
    List<YamlDocument> documents = read("a: b\n---\nc: x\u0001\n---\nd: e\n");

    assertThat(documents).extracting(YamlDocument::sound).containsExactly(true, false, true);
    assertThat(seen).hasToString("f:3:5 the character U+0001 is not allowed\n");
  }

  @Test
  void aFeedOfAnyKindEndsALine() {
    assertThat(Nodes.entry(read("a: 1\r\nb: 2\r\n").get(0).root(), "b").keyPlace())
        .hasToString("f:2:1");
  }
}
