package org.hansho.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with a fixed set of keys; unknown ones are reported with a guess at what was meant.
 *
 * <p>What is missing or wrong is reported and read as empty, so that all problems of a document
 * come at once.
 */
final class Section {
  private static final int FEW = 6;

  private final Mapping mapping;
  private final MappingReader reader;
  private final Problems problems;

  Section(Mapping mapping, Collection<String> known, Problems problems) {
    this.mapping = mapping;
    this.reader = new MappingReader(mapping, problems);
    this.problems = problems;
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                problems.error(
                    entry.keyPlace(),
                    "the key '" + key + "' is not known here",
                    Suggestion.of(key, known));
              }
            });
  }

  /** The section behind a key, which has these keys and must have all of them. */
  Section section(String key, Collection<String> keys) {
    Mapping inside = reader.mapping(key);
    Section section =
        new Section(inside == null ? new Mapping(place(key), Map.of()) : inside, keys, problems);
    section.require(keys);
    return section;
  }

  /** Reports each of these keys that is not there. */
  void require(Collection<String> keys) {
    for (String key : keys) {
      if (reader.node(key) == null) {
        problems.error(mapping.place(), "the key '" + key + "' is missing", "");
      }
    }
  }

  Place place(String key) {
    YamlNode node = reader.node(key);
    return node == null ? reader.place(key) : node.place();
  }

  @Nullable YamlNode node(String key) {
    return reader.node(key);
  }

  @Nullable Scalar scalar(String key) {
    return reader.scalar(key);
  }

  /** The text behind a key without surrounding space; empty if there is none. */
  String text(String key) {
    return reader.text(key, "").strip();
  }

  List<String> texts(String key) {
    return reader.texts(key);
  }

  List<Scalar> scalars(String key) {
    return reader.scalars(key);
  }

  boolean flag(String key) {
    return reader.flag(key, false);
  }

  @Nullable Mapping mapping(String key) {
    return reader.mapping(key);
  }

  /** The mappings of a list; anything else in it is reported. */
  List<Mapping> mappings(String key) {
    List<Mapping> mappings = new ArrayList<>();
    YamlNode node = reader.node(key);
    if (node instanceof Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof Mapping one) {
          mappings.add(one);
        } else {
          problems.error(
              item.place(), "the entries of '" + key + "' must be mappings of keys to values", "");
        }
      }
    } else if (node != null) {
      problems.error(node.place(), "'" + key + "' must be a list", "");
    }
    return mappings;
  }

  /** A whole number in bounds, or the fallback. */
  int number(String key, int least, int most, int fallback) {
    Scalar scalar = reader.scalar(key);
    if (scalar == null) {
      return fallback;
    }
    if (scalar.text().matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(scalar.text());
      if (value >= least && value <= most) {
        return value;
      }
    }
    problems.error(
        scalar.place(), "'" + key + "' must be a number from " + least + " to " + most, "");
    return fallback;
  }

  /** One of several words, or null. */
  <E> @Nullable E choice(String key, Map<String, E> choices) {
    Scalar scalar = reader.scalar(key);
    return scalar == null ? null : choice(key, scalar, choices);
  }

  /** What a word stands for, or null, which is reported. */
  <E> @Nullable E choice(String key, Scalar scalar, Map<String, E> choices) {
    E chosen = choices.get(scalar.text());
    if (chosen == null) {
      String guess = Suggestion.of(scalar.text(), choices.keySet());
      problems.error(
          scalar.place(),
          "'" + scalar.text() + "' is no value of '" + key + "'",
          choices.size() <= FEW || guess.isEmpty()
              ? "write one of " + String.join(", ", choices.keySet())
              : guess);
    }
    return chosen;
  }
}
