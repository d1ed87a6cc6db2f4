package org.hansho.server.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.OidcSettings.GivenRole;
import org.hansho.server.settings.PathTypes.NamedFile;
import org.hansho.server.settings.RawSettings.Item;
import org.hansho.server.settings.Values.Value;
import org.jspecify.annotations.Nullable;

/** Checks values against each other. What could not be read is not checked again. */
final class CrossChecks {
  private final Values values;
  private final RawSettings raws;
  private final Report report;

  CrossChecks(Values values, RawSettings raws, Report report) {
    this.values = values;
    this.raws = raws;
    this.report = report;
  }

  /** Reports all that do not go together. */
  void check() {
    together(ServerKeys.CERTIFICATE, ServerKeys.KEY, "");
    plainText();
    oidc();
    notMore(ServerKeys.RECORD, ServerKeys.BODY, 1);
    notMore(ServerKeys.RECORD, RunnerKeys.WAITING, 1);
    notMore(ServerKeys.RECORD, RunnerKeys.SEGMENT, 2);
    notMore(RunnerKeys.SEGMENT, RunnerKeys.JOURNAL, 2);
    inOrder(TriageKeys.VERDICT_AFTER, TriageKeys.RETIRE_AFTER);
    inOrder(TriageKeys.SUPPRESSION_DAYS, TriageKeys.SUPPRESSION_MOST_DAYS);
    listNames(ContentKeys.SHARED, "");
    values.names(TenantKeys.GROUP).forEach(tenant -> listNames(ContentKeys.TENANT, tenant));
    values.items(SourceKeys.GROUP).forEach(this::source);
    tokens();
    new ExportChecks(values, report).check();
    new ListenerChecks(values, report).check();
    new FolderChecks(values, report).check();
  }

  private void source(Item source) {
    tenant(source);
    mappingOrFormat(source.name());
    together(KafkaKeys.CERTIFICATE, KafkaKeys.KEY, source.name());
    Optional<String> sasl = values.find(KafkaKeys.SASL, source.name());
    if (sasl.isPresent() && !sasl.get().equals(KafkaKeys.NO_SIGN_IN)) {
      needed(KafkaKeys.USER, KafkaKeys.SASL, source.name());
      needed(KafkaKeys.PASSWORD, KafkaKeys.SASL, source.name());
    }
    boolean encrypted = values.find(KafkaKeys.TLS, source.name()).orElse(true);
    if (sasl.filter(KafkaKeys.PLAIN::equals).isPresent() && !encrypted) {
      String path = KafkaKeys.TLS.path(source.name());
      report.add(origin(path), path, KafkaKeys.READABLE, KafkaKeys.READABLE_REMEDY);
    }
  }

  private void mappingOrFormat(String source) {
    String path = SourceKeys.FORMAT.path(source);
    if (values.find(SourceKeys.MAPPING, source).isPresent()
        && values.find(SourceKeys.FORMAT, source).isPresent()) {
      report.add(
          origin(path),
          path,
          Message.inEnglish("'{0}' and a mapping say the format both")
              .inJapanese("'{0}' とマッピングの両方で形式が指定されています", path),
          Message.inEnglish("leave one out").inJapanese("どちらか一方を外してください"));
    }
  }

  private void tenant(Item source) {
    Optional<String> tenant = values.find(SourceKeys.TENANT, source.name());
    String path = SourceKeys.TENANT.path(source.name());
    if (tenant.isPresent() && !values.names(TenantKeys.GROUP).contains(tenant.get())) {
      report.add(
          origin(path),
          path,
          Message.inEnglish("'{0}' is '{1}': there is no such tenant")
              .inJapanese("'{0}' の値 '{1}' と同じ名前のテナントはありません", path, tenant.get()),
          Message.suggesting(tenant.get(), values.names(TenantKeys.GROUP)));
    }
    boolean hasKind = values.find(SourceKeys.KIND, source.name()).isPresent();
    if (hasKind && tenant.isEmpty() && raws.get(path) == null) {
      Worded remedy =
          Message.inEnglish("name one of the tenants, since there are several")
              .inJapanese("テナントが複数あるため、いずれかの名前を指定してください");
      report.add(
          source.origin(),
          path,
          Message.inEnglish("'{0}' is missing").inJapanese("'{0}' がありません", path),
          remedy);
    }
  }

  /** Two keys of which neither makes sense without the other. */
  private void together(Setting<?> one, Setting<?> other, String item) {
    needed(one, other, item);
    needed(other, one, item);
  }

  /** Reports that a key is missing which another one that is set needs. */
  private void needed(Setting<?> missing, Setting<?> because, String item) {
    String path = missing.path(item);
    boolean isMissing = values.find(missing, item).isEmpty() && raws.get(path) == null;
    if (isMissing && values.find(because, item).isPresent()) {
      String reason = because.path(item);
      Worded message =
          Message.inEnglish("'{0}' is set, but '{1}' is not")
              .inJapanese("'{0}' が指定されていますが、'{1}' が指定されていません", reason, path);
      report.add(
          origin(reason),
          reason,
          message,
          Message.inEnglish("add {0}").inJapanese("{0} を追加してください", missing.name()));
    }
  }

  private void oidc() {
    together(OidcKeys.ISSUER, OidcKeys.CLIENT, "");
    together(OidcKeys.ISSUER, OidcKeys.URL, "");
    needed(OidcKeys.ISSUER, OidcKeys.SECRET, "");
    String path = OidcKeys.GIVEN.path();
    for (GivenRole role : values.find(OidcKeys.GIVEN).orElse(List.of())) {
      List<String> tenants = values.names(TenantKeys.GROUP);
      if (!role.tenant().equals("*") && !tenants.contains(role.tenant())) {
        report.add(
            origin(path),
            path,
            Message.inEnglish("'{0}' names the tenant '{1}': there is no such tenant")
                .inJapanese("'{0}' に指定されたテナント '{1}' はありません", path, role.tenant()),
            Message.suggesting(role.tenant(), tenants));
      }
    }
    if (values.find(OidcKeys.ISSUER).isPresent()
        && values.find(OidcKeys.GIVEN).filter(List::isEmpty).isPresent()) {
      report.add(
          origin(OidcKeys.ISSUER.path()),
          OidcKeys.ISSUER.path(),
          Message.inEnglish("'{0}' is set, but '{1}' gives nobody a role")
              .inJapanese("'{0}' が指定されていますが、'{1}' で誰にもロールが付けられていません", OidcKeys.ISSUER.path(), path),
          Message.inEnglish("add roles, such as [security=analyst, security-admins=admin]")
              .inJapanese("[security=analyst, security-admins=admin] のように、ロールを追加してください"));
    }
  }

  private void plainText() {
    Optional<String> address = values.find(ServerKeys.ADDRESS);
    boolean isPermitted =
        raws.get(ServerKeys.CERTIFICATE.path()) != null
            || values.find(ServerKeys.PLAIN_TEXT).orElse(true);
    if (address.isPresent() && !isPermitted && !new ListenAddress(address.get(), 0).isLoopback()) {
      report.add(
          origin(ServerKeys.ADDRESS.path()),
          ServerKeys.ADDRESS.path(),
          Message.inEnglish("'http.address' is '{0}', which others can reach, without TLS")
              .inJapanese("'http.address' の '{0}' は外部から接続できるアドレスですが、TLS が使われません", address.get()),
          Message.inEnglish(
                  "set http.certificate and http.key, or http.plain_text behind a proxy that speaks"
                      + " TLS")
              .inJapanese(
                  "http.certificate と http.key を指定してください。TLS を使うプロキシの背後に置く場合は、http.plain_text"
                      + " を指定してください"));
    }
  }

  /** A size that must fit into another one so many times. */
  private void notMore(Setting<Long> part, Setting<Long> whole, int times) {
    Optional<Long> size = values.find(part);
    Optional<Long> room = values.find(whole);
    if (size.isPresent() && room.isPresent() && size.get() * times > room.get()) {
      boolean isWholeSet = !(origin(whole.path()) instanceof Origin.Default);
      String path = isWholeSet ? whole.path() : part.path();
      Message fits =
          times == 1
              ? Message.inEnglish("{0} must fit into {1}")
                  .inJapanese("{0} は {1} 以下にしてください", shown(part), shown(whole))
              : Message.inEnglish("{0} must fit twice into {1}")
                  .inJapanese("{0} は {1} の半分以下にしてください", shown(part), shown(whole));
      report.add(
          origin(path),
          path,
          fits,
          Message.inEnglish("change one of the two").inJapanese("どちらか一方を変更してください"));
    }
  }

  /** A number that may not be larger than another one. */
  private void inOrder(Setting<Integer> less, Setting<Integer> more) {
    Optional<Integer> one = values.find(less);
    Optional<Integer> other = values.find(more);
    if (one.isPresent() && other.isPresent() && one.get() > other.get()) {
      boolean isMoreSet = !(origin(more.path()) instanceof Origin.Default);
      String path = isMoreSet ? more.path() : less.path();
      Worded message =
          Message.inEnglish("{0} is more than {1}")
              .inJapanese("{0} が {1} を超えています", shown(less), shown(more));
      report.add(
          origin(path),
          path,
          message,
          Message.inEnglish("change one of the two").inJapanese("どちらか一方を変更してください"));
    }
  }

  private String shown(Setting<?> setting) {
    Value<?> value = values.at(setting.path());
    return "'" + setting.path() + "' (" + (value == null ? "" : value.written()) + ")";
  }

  private void listNames(ContentKeys keys, String tenant) {
    Value<?> value = values.at(keys.lists().path(tenant));
    if (value == null || value.origin() instanceof Origin.Default) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (NamedFile list : values.get(keys.lists(), tenant)) {
      if (!names.add(list.name())) {
        Worded message =
            Message.inEnglish("'{0}' names the list '{1}' twice")
                .inJapanese("'{0}' でリスト '{1}' が 2 回指定されています", value.path(), list.name());
        report.add(
            value.origin(),
            value.path(),
            message,
            Message.inEnglish("keep one of the two").inJapanese("どちらか一方だけを残してください"));
      }
    }
  }

  /** A token says the tenant, so no two tenants may share one. */
  private void tokens() {
    Map<String, String> tenants = new HashMap<>();
    for (String source : values.names(SourceKeys.GROUP)) {
      Optional<Secret> token = values.find(SourceKeys.TOKEN, source);
      Optional<String> tenant = values.find(SourceKeys.TENANT, source);
      if (token.isPresent() && tenant.isPresent()) {
        String other = tenants.putIfAbsent(token.get().value(), tenant.get());
        if (other != null && !other.equals(tenant.get())) {
          String path = SourceKeys.TOKEN.path(source);
          Worded message =
              Message.inEnglish("'{0}' is also a token of the tenant '{1}'")
                  .inJapanese("'{0}' のトークンは、テナント '{1}' でも使われています", path, other);
          report.add(
              origin(path),
              path,
              message,
              Message.inEnglish("give each tenant tokens of its own")
                  .inJapanese("テナントごとに別のトークンを使ってください"));
        }
      }
    }
  }

  private Origin origin(String path) {
    @Nullable Value<?> value = values.at(path);
    return value == null ? new Origin.Default() : value.origin();
  }
}
