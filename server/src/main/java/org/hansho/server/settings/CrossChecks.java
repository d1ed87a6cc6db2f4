package org.hansho.server.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hansho.server.settings.OidcSettings.GivenRole;
import org.hansho.server.settings.PathTypes.NamedFile;
import org.hansho.server.settings.RawSettings.Item;
import org.hansho.server.settings.Values.Value;
import org.hansho.yaml.Suggestion;
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
          origin(path), path, "'" + path + "' and a mapping say the format both", "leave one out");
    }
  }

  private void tenant(Item source) {
    Optional<String> tenant = values.find(SourceKeys.TENANT, source.name());
    String path = SourceKeys.TENANT.path(source.name());
    if (tenant.isPresent() && !values.names(TenantKeys.GROUP).contains(tenant.get())) {
      report.add(
          origin(path),
          path,
          "'" + path + "' is '" + tenant.get() + "': there is no such tenant",
          Suggestion.of(tenant.get(), values.names(TenantKeys.GROUP)));
    }
    boolean hasKind = values.find(SourceKeys.KIND, source.name()).isPresent();
    if (hasKind && tenant.isEmpty() && raws.get(path) == null) {
      String remedy = "name one of the tenants, since there are several";
      report.add(source.origin(), path, "'" + path + "' is missing", remedy);
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
      String message = "'" + reason + "' is set, but '" + path + "' is not";
      report.add(origin(reason), reason, message, "add " + missing.name());
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
            "'" + path + "' names the tenant '" + role.tenant() + "': there is no such tenant",
            Suggestion.of(role.tenant(), tenants));
      }
    }
    if (values.find(OidcKeys.ISSUER).isPresent()
        && values.find(OidcKeys.GIVEN).filter(List::isEmpty).isPresent()) {
      report.add(
          origin(OidcKeys.ISSUER.path()),
          OidcKeys.ISSUER.path(),
          "'" + OidcKeys.ISSUER.path() + "' is set, but '" + path + "' gives nobody a role",
          "add roles, such as [security=analyst, security-admins=admin]");
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
          "'http.address' is '" + address.get() + "', which others can reach, without TLS",
          "set http.certificate and http.key, or http.plain_text behind a proxy that speaks TLS");
    }
  }

  /** A size that must fit into another one so many times. */
  private void notMore(Setting<Long> part, Setting<Long> whole, int times) {
    Optional<Long> size = values.find(part);
    Optional<Long> room = values.find(whole);
    if (size.isPresent() && room.isPresent() && size.get() * times > room.get()) {
      boolean isWholeSet = !(origin(whole.path()) instanceof Origin.Default);
      String path = isWholeSet ? whole.path() : part.path();
      String fits = times == 1 ? "must fit into" : "must fit twice into";
      report.add(
          origin(path),
          path,
          shown(part) + " " + fits + " " + shown(whole),
          "change one of the two");
    }
  }

  /** A number that may not be larger than another one. */
  private void inOrder(Setting<Integer> less, Setting<Integer> more) {
    Optional<Integer> one = values.find(less);
    Optional<Integer> other = values.find(more);
    if (one.isPresent() && other.isPresent() && one.get() > other.get()) {
      boolean isMoreSet = !(origin(more.path()) instanceof Origin.Default);
      String path = isMoreSet ? more.path() : less.path();
      String message = shown(less) + " is more than " + shown(more);
      report.add(origin(path), path, message, "change one of the two");
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
        String message = "'" + value.path() + "' names the list '" + list.name() + "' twice";
        report.add(value.origin(), value.path(), message, "keep one of the two");
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
          String message = "'" + path + "' is also a token of the tenant '" + other + "'";
          report.add(origin(path), path, message, "give each tenant tokens of its own");
        }
      }
    }
  }

  private Origin origin(String path) {
    @Nullable Value<?> value = values.at(path);
    return value == null ? new Origin.Default() : value.origin();
  }
}
