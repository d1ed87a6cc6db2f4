package org.hansho.server.settings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.RawSettings.Item;

/** Puts what environment variables say over what the file says. */
final class EnvironmentOverrides {
  private static final String PREFIX = "HANSHO_";

  /** Variables of the launcher and the command line. */
  private static final Set<String> RESERVED =
      Set.of("HANSHO_CONFIG", "HANSHO_JAVA_OPTS", "HANSHO_LANG", "HANSHO_SHARED");

  /** What Kubernetes sets in every pod for a service named hansho or hansho-something. */
  private static final Pattern SERVICE_NAME =
      Pattern.compile(
          "HANSHO_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_.*)?)");

  private static final Pattern SERVICE_VALUE =
      Pattern.compile("(tcp|udp|sctp)(://.*)?|[0-9]{1,5}|[0-9a-fA-F.:]+");

  private final RawSettings raws;
  private final Report report;
  private final Map<String, String> environment;
  private final Map<String, Set<String>> paths = new LinkedHashMap<>();

  /** Overrides of what was read from the file. */
  EnvironmentOverrides(RawSettings raws, Report report, Map<String, String> environment) {
    this.raws = raws;
    this.report = report;
    this.environment = new TreeMap<>(environment);
    for (Setting<?> setting : AllSettings.SINGLE) {
      name(setting.path());
    }
    nameItems(TenantKeys.GROUP, TenantKeys.ALL);
    nameItems(SourceKeys.GROUP, SourceKeys.ALL);
    nameItems(ExportKeys.GROUP, ExportKeys.ALL);
  }

  private void nameItems(String group, Iterable<Setting<?>> settings) {
    for (Item item : raws.items(group)) {
      for (Setting<?> setting : settings) {
        if (item.isNamed() && !setting.equals(SourceKeys.ID)) {
          name(setting.path(item.name()));
        }
      }
    }
  }

  private void name(String path) {
    paths.computeIfAbsent(Setting.variable(path), name -> new LinkedHashSet<>()).add(path);
  }

  /** Puts every variable that names a key in its place; reports those that name none. */
  void apply() {
    Set<String> referred = referred();
    environment.forEach(
        (name, value) -> {
          Set<String> named = paths.getOrDefault(name, Set.of());
          if (named.size() == 1) {
            raws.put(named.iterator().next(), new Raw.Text(new Origin.Variable(name), value));
          } else if (named.size() > 1) {
            Worded message =
                Message.inEnglish("{0} could be {1}")
                    .inJapanese("{0} は、次のどれを指すか決められません: {1}", name, either(named));
            add(
                name,
                message,
                Message.inEnglish("rename a tenant or source, or write the value into the file")
                    .inJapanese("テナントまたはソースの名前を変えるか、値を設定ファイルに書いてください"));
          } else if (name.startsWith(PREFIX) && !referred.contains(name)) {
            unknown(name, value);
          }
        });
  }

  /** Variables that secrets name, in the file or in other variables. */
  private Set<String> referred() {
    Set<String> names = new HashSet<>(RESERVED);
    for (Raw raw : raws.all().values()) {
      if (raw instanceof Raw.Text text) {
        addReferred(text.text(), names);
      }
    }
    environment.forEach(
        (name, value) -> {
          if (paths.containsKey(name)) {
            addReferred(value, names);
          }
        });
    return names;
  }

  private static void addReferred(String text, Set<String> names) {
    Matcher variable = SecretType.VARIABLE.matcher(text);
    if (variable.matches()) {
      names.add(variable.group(1));
    }
  }

  private static Worded either(Set<String> names) {
    return language -> String.join(language == Language.JAPANESE ? "、" : " or ", names);
  }

  private void unknown(String name, String value) {
    boolean isOfKubernetes =
        SERVICE_NAME.matcher(name).matches() && SERVICE_VALUE.matcher(value).matches();
    if (!isOfKubernetes) {
      add(
          name,
          Message.inEnglish("no key is overridden by {0}").inJapanese("{0} で上書きできるキーはありません", name),
          Message.suggesting(name, paths.keySet()));
    }
  }

  private void add(String name, Worded message, Worded remedy) {
    report.add(new Origin.Variable(name), "", message, remedy);
  }
}
