package org.hansho.testkit.evtx;

import java.util.List;
import java.util.Map;

/** What an event is made of. Immutable. */
public sealed interface XmlNode {
  /** An element; the values of its attributes are typed like its content. */
  record Element(String name, Map<String, XmlValue> attributes, List<XmlNode> content)
      implements XmlNode {}

  /** A text or another value. */
  record Text(XmlValue value) implements XmlNode {}

  /** Characters as they are. */
  record CharacterData(String text) implements XmlNode {}

  /** A character by its number. */
  record CharacterReference(int character) implements XmlNode {}

  /** A character by its name, such as {@code amp}. */
  record EntityReference(String name) implements XmlNode {}

  /** An instruction to whoever reads the document. */
  record Instruction(String target, String data) implements XmlNode {}

  /** An element without attributes that holds one value. */
  static Element of(String name, XmlValue value) {
    return new Element(name, Map.of(), List.of(new Text(value)));
  }
}
