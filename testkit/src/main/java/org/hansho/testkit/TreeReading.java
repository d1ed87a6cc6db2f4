package org.hansho.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.event.ValueKind;

/** A record of JSON read by Jackson, so independently of the engine's scanner. */
public final class TreeReading implements Reading {
  private final JsonTree tree;

  TreeReading(JsonTree tree) {
    this.tree = tree;
  }

  /** Reads one JSON value; fields have the names that the record gives them. */
  public static TreeReading of(String json) {
    return new TreeReading(JsonTree.of(json));
  }

  @Override
  public List<Value> values(String field) {
    List<Value> values = new ArrayList<>();
    named(field).forEach(node -> addWithElements(node, values));
    return values;
  }

  @Override
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    collectTexts(tree, texts);
    return texts;
  }

  private static void collectTexts(JsonTree node, List<String> into) {
    if (node.kind().isScalar()) {
      into.add(node.text());
    }
    node.members().forEach(member -> collectTexts(member.getValue(), into));
    node.elements().forEach(element -> collectTexts(element, into));
  }

  @Override
  public List<List<Reading>> arrays(String field) {
    return arrays(named(field));
  }

  static List<List<Reading>> arrays(List<JsonTree> nodes) {
    List<List<Reading>> arrays = new ArrayList<>();
    List<Reading> singles = new ArrayList<>();
    for (JsonTree node : nodes) {
      if (node.kind() == ValueKind.ARRAY) {
        arrays.add(node.elements().stream().map(e -> (Reading) new TreeReading(e)).toList());
      } else if (node.kind() != ValueKind.NULL) {
        singles.add(new TreeReading(node));
      }
    }
    return arrays.isEmpty() ? List.of(singles) : arrays;
  }

  /** What a name leads to, arrays as they are. */
  private List<JsonTree> named(String field) {
    List<JsonTree> found = new ArrayList<>();
    if (field.isEmpty()) {
      found.add(tree);
    } else {
      walk(tree, field, found);
    }
    return found;
  }

  /** Every way of cutting the path into keys is tried, since keys may hold dots themselves. */
  private static void walk(JsonTree node, String path, List<JsonTree> found) {
    for (Map.Entry<String, JsonTree> member : node.members()) {
      if (path.equals(member.getKey())) {
        found.add(member.getValue());
      } else if (path.startsWith(member.getKey() + ".")) {
        step(member.getValue(), path.substring(member.getKey().length() + 1), found);
      }
    }
  }

  private static void step(JsonTree node, String path, List<JsonTree> found) {
    if (node.kind() == ValueKind.ARRAY) {
      node.elements().forEach(element -> step(element, path, found));
    } else {
      walk(node, path, found);
    }
  }

  /** A value of an array is a value of the field too. */
  private static void addWithElements(JsonTree node, List<Value> values) {
    values.add(new Value(node.kind(), node.text()));
    node.elements().forEach(element -> addWithElements(element, values));
  }
}
