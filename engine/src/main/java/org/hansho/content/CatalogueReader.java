package org.hansho.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlReader;

/** Reads the catalogue. */
public final class CatalogueReader {
  private static final Set<String> SECTION_KEYS =
      Set.of("id", "title", "ja", "data", "data-ja", "alerts");
  private static final List<String> REQUIRED =
      List.of("row", "id", "title", "ja", "intents", "severity");
  private static final Set<String> ROW_KEYS =
      Set.of("row", "id", "title", "ja", "intents", "severity", "data", "data-ja");
  private static final int MOST_ROWS = 10_000;

  private final Problems problems;

  private CatalogueReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads the text; what is wrong with it is added to {@code problems}. */
  public static Catalogue read(SourceText text, Problems problems) {
    List<YamlNode> documents = YamlReader.documents(text.file(), text.text(), problems);
    if (documents.size() != 1 || !(documents.get(0) instanceof Mapping mapping)) {
      problems.error(problems.start(), "a catalogue is one mapping with the key 'sections'", "");
      return new Catalogue(List.of());
    }
    CatalogueReader reader = new CatalogueReader(problems);
    List<Catalogue.Section> sections = new ArrayList<>();
    Section document = new Section(mapping, Set.of("sections"), problems);
    document.mappings("sections").forEach(section -> sections.add(reader.section(section)));
    return new Catalogue(sections);
  }

  private Catalogue.Section section(Mapping mapping) {
    Section section = new Section(mapping, SECTION_KEYS, problems);
    section.require(SECTION_KEYS.stream().sorted().toList());
    String id = section.text("id");
    Catalogue.Words data = words(section, "data", "data-ja");
    List<Catalogue.Row> rows = new ArrayList<>();
    section.mappings("alerts").forEach(row -> rows.add(row(row, id, data)));
    return new Catalogue.Section(id, words(section, "title", "ja"), rows);
  }

  private Catalogue.Row row(Mapping mapping, String sectionId, Catalogue.Words dataOfSection) {
    Section row = new Section(mapping, ROW_KEYS, problems);
    row.require(REQUIRED);
    List<Intent> intents = new ArrayList<>();
    for (Scalar word : row.scalars("intents")) {
      Intent intent = row.choice("intents", word, Choices.SEED_INTENTS);
      if (intent != null) {
        intents.add(intent);
      }
    }
    Severity severity = row.choice("severity", Choices.SEVERITIES);
    return new Catalogue.Row(
        row.number("row", 1, MOST_ROWS, 0),
        sectionId + "/" + row.text("id"),
        words(row, "title", "ja"),
        intents,
        severity == null ? Severity.MEDIUM : severity,
        row.node("data") == null ? dataOfSection : words(row, "data", "data-ja"));
  }

  private static Catalogue.Words words(Section section, String english, String japanese) {
    return new Catalogue.Words(section.text(english), section.text(japanese));
  }
}
