package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.server.settings.ValueType.One;
import org.hansho.server.settings.ValueType.Reading;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Sequence;
import org.hansho.yaml.YamlReader;

/** Reads texts as values and says what was found and what is possible where they are none. */
final class TextReader {
  private static final int LONGEST = 4_096;

  private final Report report;
  private final Lookup ofFile;
  private final Lookup ofProcess;

  /**
   * Reads texts.
   *
   * @param ofFile what texts of the file refer to
   * @param ofProcess what those of variables and standards refer to
   */
  TextReader(Report report, Lookup ofFile, Lookup ofProcess) {
    this.report = report;
    this.ofFile = ofFile;
    this.ofProcess = ofProcess;
  }

  /** The value that was written for a setting; empty if there is none, which is then reported. */
  <T> Optional<T> read(Setting<T> setting, String path, Raw raw) {
    return setting.type().read(raw, new OfKey(path));
  }

  /** Reads the value of one key. */
  private final class OfKey implements Reading {
    private final String path;

    OfKey(String path) {
      this.path = path;
    }

    @Override
    public <E> Optional<E> one(One<E> type, Raw.Text raw) {
      String text = type.isSecret() ? reference(raw) : raw.text();
      try {
        if (text.length() > LONGEST) {
          throw new Refusal("longer than " + LONGEST + " characters");
        }
        if (!type.isSecret() && SecretType.VARIABLE.matcher(text).matches()) {
          String remedy = "write the value, or override it with " + Setting.variable(path);
          throw new Refusal("only secrets are given by reference", remedy);
        }
        return Optional.of(type.parser().parse(text, lookup(raw.origin())));
      } catch (Refusal refusal) {
        refuse(type, raw.origin(), text, refusal);
        return Optional.empty();
      }
    }

    private Lookup lookup(Origin origin) {
      return origin instanceof Origin.File ? ofFile : ofProcess;
    }

    private void refuse(One<?> type, Origin origin, String text, Refusal refusal) {
      boolean isReference = SecretType.isReference(text);
      String found =
          type.isSecret() && !isReference ? "" : " is '" + MaskedLine.of(Report.shown(text)) + "'";
      String remedy = refusal.remedy();
      if (remedy.isEmpty()) {
        remedy = "write " + type.possible().english();
      }
      if (text.startsWith("tcp://") && origin instanceof Origin.Variable) {
        remedy = "Kubernetes sets this for a service; put enableServiceLinks: false into the pod";
      }
      report.add(origin, path, "'" + path + "'" + found + ": " + refusal.reason(), remedy);
    }

    @Override
    public void refuseList(Raw raw, ValueType<?> type) {
      String remedy = "write " + type.possible().english();
      report.add(raw.origin(), path, "'" + path + "' is a list: one value is needed", remedy);
    }

    @Override
    public List<Raw.Text> entries(Raw raw) {
      if (raw instanceof Raw.Entries list) {
        return list.items();
      }
      Raw.Text text = (Raw.Text) raw;
      List<Raw.Text> entries = text.origin() instanceof Origin.File ? List.of(text) : split(text);
      if (entries.size() > DocumentWalk.MOST_ENTRIES) {
        String message = "'" + path + "' has more than " + DocumentWalk.MOST_ENTRIES + " entries";
        report.add(raw.origin(), path, message, "");
        return List.of();
      }
      return entries;
    }
  }

  /** A variable may hold the secret itself; it is then the reference to itself. */
  private static String reference(Raw.Text raw) {
    boolean isItself =
        raw.origin() instanceof Origin.Variable && !SecretType.isReference(raw.text());
    return isItself ? "${" + ((Origin.Variable) raw.origin()).name() + "}" : raw.text();
  }

  /** The entries of a list in one text: separated by commas, or a list of YAML in brackets. */
  private static List<Raw.Text> split(Raw.Text raw) {
    String text = raw.text().strip();
    List<Raw.Text> entries = new ArrayList<>();
    if (text.startsWith("[") && text.length() <= LONGEST * DocumentWalk.MOST_ENTRIES) {
      for (YamlNode root : YamlReader.documents("", text, new Problems("", text))) {
        if (root instanceof Sequence sequence) {
          for (YamlNode item : sequence.items()) {
            String entry = item instanceof Scalar scalar ? scalar.text() : "";
            entries.add(new Raw.Text(raw.origin(), entry));
          }
          return entries;
        }
      }
    }
    for (String entry : text.split(",", DocumentWalk.MOST_ENTRIES + 2)) {
      if (!entry.isBlank()) {
        entries.add(new Raw.Text(raw.origin(), entry.strip()));
      }
    }
    return entries;
  }
}
