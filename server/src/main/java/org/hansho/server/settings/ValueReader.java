package org.hansho.server.settings;

import java.util.List;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.RawSettings.Item;
import org.hansho.server.settings.Values.Value;

/** Reads what was written, or else the standards, as values of their types. */
final class ValueReader {
  private static final Origin DEFAULT = new Origin.Default();

  private final RawSettings raws;
  private final Report report;
  private final TextReader texts;
  private final Values values = new Values();

  /** Reads these. */
  ValueReader(RawSettings raws, Report report, Lookup ofFile, Lookup ofProcess) {
    this.raws = raws;
    this.report = report;
    this.texts = new TextReader(report, ofFile, ofProcess);
  }

  /** Every value; what cannot be read is reported and left out. */
  Values read() {
    List<Item> tenants = raws.items(TenantKeys.GROUP);
    AllSettings.SINGLE.forEach(setting -> read(setting, "", DEFAULT));
    if (tenants.isEmpty()) {
      tenants = List.of(new Item(TenantKeys.ONLY, DEFAULT));
    }
    tenants.forEach(tenant -> values.addItem(TenantKeys.GROUP, tenant));
    for (Item tenant : tenants) {
      TenantKeys.ALL.forEach(setting -> read(setting, tenant.name(), tenant.origin()));
    }
    raws.items(SourceKeys.GROUP).forEach(this::readSource);
    for (Item export : raws.items(ExportKeys.GROUP)) {
      values.addItem(ExportKeys.GROUP, export);
      ExportKeys.ALL.forEach(setting -> read(setting, export.name(), export.origin()));
    }
    return values;
  }

  private void readSource(Item source) {
    values.addItem(SourceKeys.GROUP, source);
    read(SourceKeys.ID, source.name(), source.origin());
    read(SourceKeys.KIND, source.name(), source.origin());
    values
        .find(SourceKeys.KIND, source.name())
        .ifPresent(
            kind -> {
              SourceKeys.of(kind).forEach(setting -> read(setting, source.name(), source.origin()));
              refuseKeysOfOtherKinds(source, kind);
            });
  }

  private void refuseKeysOfOtherKinds(Item source, SourceKind kind) {
    for (Setting<?> setting : SourceKeys.ALL) {
      String path = setting.path(source.name());
      Raw raw = raws.get(path);
      boolean isKnown =
          SourceKeys.ALL.stream()
              .anyMatch(other -> other.path().equals(setting.path()) && other.isOf(kind));
      if (raw != null && !isKnown) {
        raws.remove(path);
        Worded message =
            Message.inEnglish("a source of the kind {0} has no '{1}'")
                .inJapanese("種類が {0} のソースに '{1}' は指定できません", kind.word(), setting.name());
        Worded remedy =
            Message.inEnglish("'{0}' belongs to {1}")
                .inJapanese(
                    "'{0}' を指定できるのは、種類が {1} のソースです", setting.name(), SourceKeys.kindsWith(setting));
        report.add(raw.origin(), path, message, remedy);
      }
    }
  }

  private <T> void read(Setting<T> setting, String item, Origin ofItem) {
    String path = setting.path(item);
    Raw raw = raws.get(path);
    if (raw == null) {
      standard(setting, item, ofItem);
    } else {
      texts
          .read(setting, path, raw)
          .ifPresent(value -> values.put(new Value<>(setting, path, value, raw.origin())));
    }
  }

  private <T> void standard(Setting<T> setting, String item, Origin ofItem) {
    String path = setting.path(item);
    Standard<T> standard = setting.standard();
    Optional<T> value = Optional.empty();
    if (standard instanceof Standard.Written<T> written) {
      value = texts.read(setting, path, new Raw.Text(DEFAULT, written.text()));
    } else if (standard instanceof Standard.Derived<T> derived) {
      value = derived.derivation().of(values, item);
    }
    if (value.isPresent() || standard instanceof Standard.Absent<T>) {
      values.put(new Value<>(setting, path, value.orElse(null), DEFAULT));
    } else if (standard instanceof Standard.Required<T>) {
      Worded remedy =
          Message.inEnglish("add {0}: {1}")
              .inJapanese("{0} を追加してください。値: {1}", setting.name(), setting.type().possible());
      report.add(
          ofItem,
          path,
          Message.inEnglish("'{0}' is missing").inJapanese("'{0}' がありません", path),
          remedy);
    }
  }
}
