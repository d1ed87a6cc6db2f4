package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.RawSettings.Item;
import org.hansho.yaml.Place;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.hansho.yaml.YamlNode.Sequence;

/** Takes the values out of a document and reports what has no place in it. */
final class DocumentWalk {
  /** Most tenants, and most sources. */
  static final int MOST_ITEMS = 1_000;

  /** Most entries of a list. */
  static final int MOST_ENTRIES = 1_000;

  private final RawSettings raws;
  private final Report report;

  DocumentWalk(RawSettings raws, Report report) {
    this.raws = raws;
    this.report = report;
  }

  /** Takes what the root of a document holds. */
  void root(YamlNode node) {
    section("", node, KeyTree.ALL);
  }

  /** A mapping of known keys; nothing counts as an empty one. */
  private void section(String path, YamlNode node, KeyTree tree) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
        KeyTree child = tree.child(entry.getKey());
        if (child == null) {
          unknown(path, entry.getKey(), entry.getValue().keyPlace(), tree);
        } else {
          below(joined(path, entry.getKey()), entry.getValue(), child);
        }
      }
    } else if (!isNothing(node)) {
      Message subject =
          path.isEmpty()
              ? Message.inEnglish("the file").inJapanese("ファイル")
              : Message.inEnglish("'{0}'").inJapanese("'{0}' ", path);
      add(
          node.place(),
          path,
          Message.inEnglish("{0} must hold keys with values")
              .inJapanese("{0}には、キーと値の組を書いてください", subject),
          Worded.NOTHING);
    }
  }

  private void below(String path, YamlNode.Entry entry, KeyTree tree) {
    KeyTree item = tree.item();
    if (item == null && tree.isValue()) {
      value(path, entry);
    } else if (item == null) {
      section(path, entry.value(), tree);
    } else if (path.equals(TenantKeys.GROUP)) {
      named(TenantKeys.GROUP, "tenants", entry.value(), item);
    } else if (path.equals(ExportKeys.GROUP)) {
      named(ExportKeys.GROUP, "exports", entry.value(), item);
    } else {
      sources(entry.value(), item);
    }
  }

  /** A mapping of names, each with keys. */
  private void named(String group, String whose, YamlNode node, KeyTree tree) {
    if (!(node instanceof Mapping mapping)) {
      requireNothing(
          node,
          group,
          Message.inEnglish("'{0}' must hold names of {1} with their keys")
              .inJapanese("'{0}' には、{1} の名前ごとにキーを書いてください", group, whose));
      return;
    }
    if (!isWithin(mapping.entries().size(), MOST_ITEMS, mapping.place(), group)) {
      return;
    }
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (isName(whose, name, entry.keyPlace(), joined(group, name))) {
                raws.addItem(group, new Item(name, new Origin.File(entry.keyPlace())));
                section(joined(group, name), entry.value(), tree);
              }
            });
  }

  private void sources(YamlNode node, KeyTree tree) {
    if (!(node instanceof Sequence sequence)) {
      requireNothing(
          node,
          SourceKeys.GROUP,
          Message.inEnglish("'{0}' must be a list of sources")
              .inJapanese("'{0}' には、ソースのリストを書いてください", SourceKeys.GROUP));
      return;
    }
    if (!isWithin(sequence.items().size(), MOST_ITEMS, sequence.place(), SourceKeys.GROUP)) {
      return;
    }
    int number = 0;
    for (YamlNode each : sequence.items()) {
      number++;
      if (each instanceof Mapping mapping) {
        String name = sourceName(mapping, number);
        raws.addItem(SourceKeys.GROUP, new Item(name, new Origin.File(mapping.place())));
        section(joined(SourceKeys.GROUP, name), mapping, tree);
      } else {
        Worded message =
            Message.inEnglish("source {0} must be a mapping with 'id' and 'kind'")
                .inJapanese("{0} 番目のソースは、'id' と 'kind' を含むマッピングにしてください", number);
        add(each.place(), SourceKeys.GROUP, message, Worded.NOTHING);
      }
    }
  }

  /** The id of a source, or a placeholder; a missing one is reported with all that is required. */
  private String sourceName(Mapping mapping, int number) {
    String placeholder = "#" + number;
    if (!(mapping.get(SourceKeys.ID.name()) instanceof Scalar id)
        || !Types.NAME.matcher(id.text()).matches()) {
      return placeholder;
    }
    if (raws.hasItem(SourceKeys.GROUP, id.text())) {
      add(
          id.place(),
          SourceKeys.ID.path(placeholder),
          Message.inEnglish("the id '{0}' stands twice")
              .inJapanese("ID '{0}' が 2 回使われています", id.text()),
          Message.inEnglish("give each source an id of its own")
              .inJapanese("ソースごとに別の ID を付けてください"));
      return placeholder;
    }
    return id.text();
  }

  private boolean isName(String whose, String name, Place place, String path) {
    if (Types.NAME.matcher(name).matches()) {
      return true;
    }
    Worded message =
        Message.inEnglish("'{0}' cannot be the name of {1}")
            .inJapanese(
                "'{0}' は{1}の名前に使えません",
                Report.shown(name),
                whose.equals("tenants")
                    ? Message.inEnglish("a tenant").inJapanese("テナント")
                    : Message.inEnglish("an export").inJapanese("エクスポート"));
    add(
        place,
        path,
        message,
        Message.inEnglish("use at most 63 lower-case letters, digits and hyphens")
            .inJapanese("英小文字、数字、ハイフンを使って 63 文字以内にしてください"));
    return false;
  }

  private void value(String path, YamlNode.Entry entry) {
    YamlNode node = entry.value();
    if (isNothing(node)) {
      add(
          entry.keyPlace(),
          path,
          Message.inEnglish("'{0}' has no value").inJapanese("'{0}' に値がありません", path),
          Message.inEnglish("give it one, or leave it out").inJapanese("値を書くか、キーを外してください"));
    } else if (node instanceof Scalar scalar) {
      raws.put(path, text(scalar));
    } else if (node instanceof Sequence sequence) {
      list(path, sequence);
    } else {
      add(
          node.place(),
          path,
          Message.inEnglish("'{0}' must be a value, not keys with values")
              .inJapanese("'{0}' には、キーと値の組ではなく、値を書いてください", path),
          Worded.NOTHING);
    }
  }

  private void list(String path, Sequence sequence) {
    if (!isWithin(sequence.items().size(), MOST_ENTRIES, sequence.place(), path)) {
      return;
    }
    List<Raw.Text> texts = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (item instanceof Scalar scalar && !isNothing(scalar)) {
        texts.add(text(scalar));
      } else {
        add(
            item.place(),
            path,
            Message.inEnglish("the entries of '{0}' must be single values")
                .inJapanese("'{0}' の要素には、それぞれ 1 つの値を書いてください", path),
            Worded.NOTHING);
      }
    }
    raws.put(path, new Raw.Entries(new Origin.File(sequence.place()), texts));
  }

  private static Raw.Text text(Scalar scalar) {
    return new Raw.Text(new Origin.File(scalar.place()), scalar.text());
  }

  private boolean isWithin(int size, int most, Place place, String path) {
    if (size <= most) {
      return true;
    }
    add(
        place,
        path,
        Message.inEnglish("'{0}' has {1} entries, more than {2}")
            .inJapanese("'{0}' の要素は {1} 個で、上限の {2} 個を超えています", path, size, most),
        Worded.NOTHING);
    return false;
  }

  private void requireNothing(YamlNode node, String path, Message message) {
    if (!isNothing(node)) {
      add(node.place(), path, message, Worded.NOTHING);
    }
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar && scalar.kind() == Kind.NULL;
  }

  private void unknown(String path, String name, Place place, KeyTree tree) {
    List<String> known = new ArrayList<>();
    tree.names().forEach(known::add);
    Worded remedy = Message.suggesting(name, known);
    if (remedy.equals(Worded.NOTHING)) {
      remedy = elsewhere(name);
    }
    Message message =
        path.isEmpty()
            ? Message.inEnglish("there is no key '{0}'")
                .inJapanese("キー '{0}' はありません", Report.shown(name))
            : Message.inEnglish("'{0}' has no key '{1}'")
                .inJapanese("'{0}' にキー '{1}' はありません", path, Report.shown(name));
    report.addUnknown(place, joined(path, Report.shown(name)), message, remedy);
  }

  /** Where a key of that name has its place. */
  private static Worded elsewhere(String name) {
    for (Setting<?> setting : AllSettings.SINGLE) {
      if (setting.name().equals(name)) {
        return Message.meant(setting.path());
      }
    }
    return Worded.NOTHING;
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void add(Place place, String key, Worded message, Worded remedy) {
    report.add(new Origin.File(place), key, message, remedy);
  }
}
