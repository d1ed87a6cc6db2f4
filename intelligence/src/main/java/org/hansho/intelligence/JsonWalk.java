package org.hansho.intelligence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a JSON text and shows each object once it has ended, inner ones before outer ones,
 * with those of its scalar members that are asked for. Builds nothing else, so that memory does not
 * grow with the text. Depth and sizes are bounded; linear.
 */
final class JsonWalk {
  private static final int DEEPEST = 64;
  private static final int LONGEST_VALUE = 65_536;
  private static final int MOST_VALUES = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(64 << 20)
                  .build())
          .build();

  private final Set<String> wanted;
  private final Problems problems;
  private final Visitor visitor;

  /**
   * An object.
   *
   * @param key the key it stands under, also as an element of a list; empty at the top
   * @param members values of the members asked for, in order; a list gives several
   */
  record Member(String key, Map<String, List<String>> members, Place place) {
    /** The first value of a member, or an empty text. */
    String text(String name) {
      List<String> values = members.getOrDefault(name, List.of());
      return values.isEmpty() ? "" : values.get(0);
    }
  }

  /** Receives the objects. */
  interface Visitor {
    void object(Member object);
  }

  private JsonWalk(Set<String> wanted, Problems problems, Visitor visitor) {
    this.wanted = wanted;
    this.problems = problems;
    this.visitor = visitor;
  }

  /** Walks over the text; false if it is no JSON, which is reported with its place. */
  static boolean over(String text, Set<String> wanted, Problems problems, Visitor visitor) {
    JsonWalk walk = new JsonWalk(wanted, problems, visitor);
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != null) {
        walk.value(parser, "", new ArrayList<>());
      }
      if (parser.nextToken() == null) {
        return true;
      }
      walk.report(parser.currentTokenLocation(), "there is more behind the end of the document");
    } catch (JsonProcessingException e) {
      walk.report(e.getLocation(), "the JSON breaks here: " + e.getOriginalMessage());
    } catch (Exception e) {
      walk.report(null, "the JSON cannot be read: " + e.getMessage());
    }
    return false;
  }

  private void report(@Nullable JsonLocation location, String message) {
    Place place = location == null ? problems.start() : place(location);
    problems.error(place, message, "fetch the list again; nothing of it was used");
  }

  private Place place(JsonLocation at) {
    return new Place(
        problems.start().file(), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** Reads the value at the present token; what is scalar and short goes into the list. */
  private void value(JsonParser parser, String key, List<String> scalars) throws Exception {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, key);
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, key, scalars);
        }
      }
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
        if (wanted.contains(key) && scalars.size() < MOST_VALUES) {
          String text = parser.getText();
          if (text.length() <= LONGEST_VALUE) {
            scalars.add(text);
          }
        }
      }
      default -> {}
    }
  }

  private void object(JsonParser parser, String key) throws Exception {
    Place place = place(parser.currentTokenLocation());
    Map<String, List<String>> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      List<String> scalars = new ArrayList<>();
      value(parser, name, scalars);
      if (!scalars.isEmpty()) {
        members.putIfAbsent(name, scalars);
      }
    }
    visitor.object(new Member(key, members, place));
  }
}
