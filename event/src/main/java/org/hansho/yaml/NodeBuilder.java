package org.hansho.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes nodes of parser events.
 *
 * <p>An alias is the node it names; its nodes count again, so that aliases of aliases cannot grow
 * without bound.
 */
final class NodeBuilder {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 200_000;
  private static final int LONGEST_NUMBER = 96;
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}|0x[0-9a-fA-F]{1,16}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,4})?");

  /** A node that aliases may name, and how many nodes it holds. */
  private record Anchored(YamlNode node, int size) {}

  private final String file;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int lineOffset;
  private int nodes;

  /** Makes nodes of the pieces of a text; bounds hold for all of them together. */
  NodeBuilder(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The next piece begins after so many lines of the file. */
  void startAtLine(int lines) {
    lineOffset = lines;
  }

  /**
   * The root of the document whose start was just read.
   *
   * @throws TooLarge where a bound is reached; the rest of the document is not read
   */
  YamlNode document(Iterator<Event> events) {
    anchors.clear();
    YamlNode root = node(events.next(), events, MAX_DEPTH);
    events.next();
    return root;
  }

  private YamlNode node(Event event, Iterator<Event> events, int depth) {
    Place place = place(event.getStartMark());
    int before = nodes;
    if (depth == 0 || ++nodes > MAX_NODES) {
      throw new TooLarge(place, depth > 0);
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias, place);
    }
    YamlNode node =
        switch (event.getEventId()) {
          case SequenceStart -> sequence(place, events, depth);
          case MappingStart -> mapping(place, events, depth);
          default -> scalar(place, (ScalarEvent) event);
        };
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, nodes - before)));
    return node;
  }

  private YamlNode aliased(AliasEvent alias, Place place) {
    String name = alias.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      problems.error(
          place,
          "nothing before is named '&" + name + "'",
          "quote a value that begins with a star");
      return new YamlNode.Scalar(place, "", Kind.NULL);
    }
    nodes += anchored.size();
    return anchored.node();
  }

  private YamlNode sequence(Place place, Iterator<Event> events, int depth) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, events, depth - 1));
      event = events.next();
    }
    return new YamlNode.Sequence(place, items);
  }

  private YamlNode mapping(Place place, Iterator<Event> events, int depth) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node(event, events, depth - 1);
      YamlNode value = node(events.next(), events, depth - 1);
      put(key, value, entries);
      event = events.next();
    }
    return new YamlNode.Mapping(place, entries);
  }

  private void put(YamlNode key, YamlNode value, Map<String, YamlNode.Entry> entries) {
    if (!(key instanceof YamlNode.Scalar scalar)) {
      problems.error(key.place(), "a key must be a single value", "");
      return;
    }
    if (entries.put(scalar.text(), new YamlNode.Entry(key.place(), value)) != null) {
      String message = "the key '" + scalar.text() + "' stands twice";
      problems.error(key.place(), message, "keep one of the two");
    }
  }

  private static YamlNode scalar(Place place, ScalarEvent event) {
    boolean spellsText = !event.isPlain() || event.getTag().isPresent();
    return new YamlNode.Scalar(
        place, event.getValue(), spellsText ? Kind.TEXT : kind(event.getValue()));
  }

  /** What a plain scalar spells. */
  static Kind kind(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
      default -> numberOrText(text);
    };
  }

  private static Kind numberOrText(String text) {
    if (text.length() > LONGEST_NUMBER || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Kind.TEXT;
    }
    if (INTEGER.matcher(text).matches()) {
      return Kind.INTEGER;
    }
    return DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
  }

  private Place place(Optional<Mark> mark) {
    return mark.isEmpty()
        ? problems.start()
        : new Place(file, mark.get().getLine() + lineOffset + 1, mark.get().getColumn() + 1);
  }

  /** Leaves the recursion when a bound is reached. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final boolean ofText;

    TooLarge(Place place, boolean ofText) {
      super("document too large", null, false, false);
      this.place = place;
      this.ofText = ofText;
    }

    /** Where reading ended. */
    Place place() {
      return place;
    }

    /** Whether the bound is one of the whole text. */
    boolean isOfText() {
      return ofText;
    }
  }
}
