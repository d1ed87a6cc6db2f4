package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
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
          throw new Refusal(
              Message.inEnglish("longer than {0} characters").inJapanese("{0} 文字を超えています", LONGEST));
        }
        if (!type.isSecret() && SecretType.VARIABLE.matcher(text).matches()) {
          Worded remedy =
              Message.inEnglish("write the value, or override it with {0}")
                  .inJapanese("値を書くか、{0} で上書きしてください", Setting.variable(path));
          throw new Refusal(
              Message.inEnglish("only secrets are given by reference")
                  .inJapanese("参照で指定できるのはシークレットだけです"),
              remedy);
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
      boolean isShown = !type.isSecret() || isReference;
      Worded remedy = refusal.remedy();
      if (remedy.equals(Worded.NOTHING)) {
        remedy = write(type);
      }
      if (text.startsWith("tcp://") && origin instanceof Origin.Variable) {
        remedy =
            Message.inEnglish(
                    "Kubernetes sets this for a service; put enableServiceLinks: false into the"
                        + " pod")
                .inJapanese(
                    "これは Kubernetes がサービスのために設定した変数です。Pod に enableServiceLinks: false を指定してください");
      }
      Message message =
          isShown
              ? Message.inEnglish("'{0}' is '{1}': {2}")
                  .inJapanese(
                      "'{0}' の値 '{1}' は正しくありません: {2}",
                      path, MaskedLine.of(Report.shown(text)), refusal.reason())
              : Message.inEnglish("'{0}': {1}")
                  .inJapanese("'{0}' の値が正しくありません: {1}", path, refusal.reason());
      report.add(origin, path, message, remedy);
    }

    @Override
    public void refuseList(Raw raw, ValueType<?> type) {
      Worded remedy = write(type);
      report.add(
          raw.origin(),
          path,
          Message.inEnglish("'{0}' is a list: one value is needed")
              .inJapanese("'{0}' がリストになっています。値は 1 つだけ指定してください", path),
          remedy);
    }

    @Override
    public List<Raw.Text> entries(Raw raw) {
      if (raw instanceof Raw.Entries list) {
        return list.items();
      }
      Raw.Text text = (Raw.Text) raw;
      List<Raw.Text> entries = text.origin() instanceof Origin.File ? List.of(text) : split(text);
      if (entries.size() > DocumentWalk.MOST_ENTRIES) {
        Worded message =
            Message.inEnglish("'{0}' has more than {1} entries")
                .inJapanese("'{0}' の要素が {1} 個を超えています", path, DocumentWalk.MOST_ENTRIES);
        report.add(raw.origin(), path, message, Worded.NOTHING);
        return List.of();
      }
      return entries;
    }
  }

  private static Message write(ValueType<?> type) {
    return Message.inEnglish("write {0}").inJapanese("次の値を書いてください: {0}", type.possible());
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
