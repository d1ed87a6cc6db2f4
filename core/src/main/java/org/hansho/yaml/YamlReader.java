package org.hansho.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a text of YAML documents into nodes with places.
 *
 * <p>YAML 1.2 with the core schema's plain scalars. Size, depth and aliases are bounded, since
 * rules come from strangers too. A double key is an error. What precedes a syntax error is still
 * returned.
 */
public final class YamlReader {
  /** Longest text read. */
  public static final int MAX_CODE_POINTS = 4 << 20;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 200_000;
  private static final int LONGEST_NUMBER = 96;
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}|0x[0-9a-fA-F]{1,16}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,4})?");

  private final String file;
  private final Problems problems;
  private int nodes;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The documents of a text; empty ones are left out. Problems go to {@code problems}. */
  public static List<YamlNode> documents(String file, String text, Problems problems) {
    return new YamlReader(file, problems)
        .read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private List<YamlNode> read(String text) {
    List<YamlNode> documents = new ArrayList<>();
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_CODE_POINTS)
            .setMaxAliasesForCollections(50)
            .setAllowDuplicateKeys(true)
            .setUseMarks(true)
            .build();
    try {
      for (Node node : new Compose(settings).composeAllFromString(text)) {
        YamlNode document = convert(node, MAX_DEPTH);
        if (!(document instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.NULL)) {
          documents.add(document);
        }
      }
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(this::place).orElse(problems.start());
      problems.error(place, "not YAML: " + e.getProblem(), "");
    } catch (YamlEngineException e) {
      problems.error(problems.start(), "not YAML: " + e.getMessage(), "");
    } catch (TooLarge e) {
      problems.error(place(e.mark), "nested too deeply or too many nodes", "split the file");
    }
    return documents;
  }

  private YamlNode convert(Node node, int depth) {
    if (depth == 0 || ++nodes > MAX_NODES) {
      throw new TooLarge(node.getStartMark());
    }
    Place place = place(node.getStartMark());
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(place, scalar.getValue(), kind(scalar));
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth - 1));
      }
      return new YamlNode.Sequence(place, items);
    }
    return mapping(place, (MappingNode) node, depth);
  }

  private YamlNode mapping(Place place, MappingNode node, int depth) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place keyPlace = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(keyPlace, "a key must be a single value", "");
        continue;
      }
      YamlNode value = convert(tuple.getValueNode(), depth - 1);
      if (entries.put(key.getValue(), new YamlNode.Entry(keyPlace, value)) != null) {
        problems.error(
            keyPlace, "the key '" + key.getValue() + "' stands twice", "keep one of the two");
      }
    }
    return new YamlNode.Mapping(place, entries);
  }

  private static Kind kind(ScalarNode node) {
    String text = node.getValue();
    if (node.getScalarStyle() != ScalarStyle.PLAIN) {
      return Kind.TEXT;
    }
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
    return mark.map(this::place).orElse(problems.start());
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Leaves the recursion when a bound is reached. */
  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Mark> mark;

    TooLarge(Optional<Mark> mark) {
      super("document too large", null, false, false);
      this.mark = mark;
    }
  }
}
