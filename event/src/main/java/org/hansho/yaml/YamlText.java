package org.hansho.yaml;

import java.util.List;

/**
 * A text that was read as YAML. Immutable, so that reading, which is most of what loading costs, is
 * done once, by whatever thread.
 *
 * @param file its name, as problems show it
 * @param documents those that are not empty, in order
 * @param problems what reading found; {@link Problems#Problems(YamlText)} goes on from there
 */
public record YamlText(
    String file, String text, List<YamlDocument> documents, List<Problem> problems) {
  /** Copies the lists. */
  public YamlText {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /** Reads a text. */
  public static YamlText of(String file, String text) {
    Problems problems = new Problems(file, text);
    List<YamlDocument> documents = YamlReader.read(file, text, problems);
    return new YamlText(file, text, documents, problems.all());
  }

  /** The roots of the documents that could be read. */
  public List<YamlNode> roots() {
    return YamlReader.roots(documents);
  }
}
