package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hansho.alert.Severity;
import org.hansho.server.settings.PathTypes.NamedFile;

/** Makes the records of values that were read without a problem. */
final class Assembly {
  /** What stands before a source's name in the name of the format that its mapping gives. */
  private static final String MAPPED = "mapped-";

  private final Values values;

  Assembly(Values values) {
    this.values = values;
  }

  ServerSettings server() {
    Map<String, TenantSettings> tenants = new LinkedHashMap<>();
    values.names(TenantKeys.GROUP).forEach(name -> tenants.put(name, tenant(name)));
    return new ServerSettings(
        values.get(ServerKeys.DATA),
        http(),
        store(),
        oidc(),
        engine(),
        new TimeSettings(
            values.get(RunnerKeys.LATENESS),
            values.get(RunnerKeys.AHEAD),
            values.get(RunnerKeys.DELAY),
            values.get(RunnerKeys.IDLE)),
        new JournalRoom(
            values.get(RunnerKeys.JOURNAL),
            values.get(RunnerKeys.SEGMENT),
            values.get(RunnerKeys.WAITING)),
        new Retention(
            values.get(RunnerKeys.ALERT_AGE),
            values.get(RunnerKeys.LISTED_AGE),
            values.get(RunnerKeys.ALERT_SIZE),
            values.get(RunnerKeys.DEAD_LETTERS)),
        TriageKeys.settings(values),
        values.get(ContentKeys.WATCH),
        tenants,
        values.names(SourceKeys.GROUP).stream().map(this::source).toList(),
        values.names(ExportKeys.GROUP).stream().map(new ExportAssembly(values)::export).toList());
  }

  private HttpSettings http() {
    return new HttpSettings(
        new ListenAddress(values.get(ServerKeys.ADDRESS), values.get(ServerKeys.PORT)),
        tls(ServerKeys.CERTIFICATE, ServerKeys.KEY, ""),
        values.get(ServerKeys.BODY),
        bytes(ServerKeys.RECORD, ""),
        values.get(ServerKeys.RECORDS),
        values.get(ServerKeys.CONNECTIONS),
        values.get(ServerKeys.HEADER_TIME),
        values.get(ServerKeys.IDLE_TIME));
  }

  private Optional<TlsFiles> tls(Setting<Path> certificate, Setting<Path> key, String item) {
    return values.find(certificate, item).map(found -> new TlsFiles(found, values.get(key, item)));
  }

  private StoreSettings store() {
    String url = values.get(ServerKeys.STORE);
    return url.equals(Types.SQLITE)
        ? new StoreSettings.Sqlite()
        : new StoreSettings.Postgresql(
            url,
            values.get(ServerKeys.STORE_USER),
            values.find(ServerKeys.STORE_PASSWORD),
            values.get(ServerKeys.STORE_CONNECTIONS));
  }

  private Optional<OidcSettings> oidc() {
    return values
        .find(OidcKeys.ISSUER)
        .map(
            issuer ->
                new OidcSettings(
                    issuer,
                    values.get(OidcKeys.CLIENT),
                    values.find(OidcKeys.SECRET),
                    values.get(OidcKeys.URL),
                    values.get(OidcKeys.NAME),
                    values.get(OidcKeys.SCOPES),
                    values.get(OidcKeys.CLAIM),
                    values.get(OidcKeys.GIVEN),
                    values.find(OidcKeys.AUTHORITIES)));
  }

  private EngineSettings engine() {
    Optional<Integer> workers = values.find(RunnerKeys.WORKERS);
    Optional<Long> memory = values.find(RunnerKeys.MEMORY);
    return new EngineSettings(
        workers.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        values.get(RunnerKeys.EPOCH),
        bytes(RunnerKeys.EPOCH_SIZE, ""),
        memory.map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private TenantSettings tenant(String name) {
    ContentKeys keys = ContentKeys.TENANT;
    Map<String, Path> lists = new LinkedHashMap<>();
    for (NamedFile list : values.get(keys.lists(), name)) {
      lists.put(list.name(), list.file());
    }
    ContentSelection content =
        new ContentSelection(
            values.get(keys.builtIn(), name),
            values.get(keys.basics(), name),
            values.get(keys.detections(), name),
            values.get(keys.sigmaHq(), name),
            values.get(keys.disabled(), name),
            lists,
            Map.of(),
            values.get(keys.intelligence(), name),
            values.get(keys.geography(), name),
            mappings(name),
            values.get(keys.ownNetworks(), name));
    Map<String, Severity> severities = new LinkedHashMap<>();
    for (TenantKeys.OwnSeverity one : values.get(TenantKeys.SEVERITIES, name)) {
      severities.put(one.detection(), one.severity());
    }
    return new TenantSettings(
        name,
        values.get(TenantKeys.DATA, name),
        content,
        severities,
        values.get(TenantKeys.BACKTEST_FOLDERS, name));
  }

  /** The mapping files of a tenant's sources, by the names of their formats. */
  private Map<String, Path> mappings(String tenant) {
    Map<String, Path> mappings = new LinkedHashMap<>();
    for (String id : values.names(SourceKeys.GROUP)) {
      boolean own = values.find(SourceKeys.TENANT, id).filter(tenant::equals).isPresent();
      Optional<Path> mapping = values.find(SourceKeys.MAPPING, id);
      if (own && mapping.isPresent()) {
        mappings.put(MAPPED + id, mapping.get());
      }
    }
    return mappings;
  }

  private SourceSettings source(String id) {
    return new SourceSettings(
        id,
        values.get(SourceKeys.TENANT, id),
        values
            .find(SourceKeys.MAPPING, id)
            .map(mapping -> MAPPED + id)
            .or(() -> values.find(SourceKeys.FORMAT, id)),
        values.get(SourceKeys.LATENESS, id),
        values.get(SourceKeys.HISTORY, id),
        values.get(SourceKeys.SILENCE, id),
        values.get(SourceKeys.PLANNED, id),
        receiver(id));
  }

  private Receiver receiver(String id) {
    return switch (values.get(SourceKeys.KIND, id)) {
      case HTTP -> new Receiver.Http(values.find(SourceKeys.TOKEN, id));
      case SYSLOG_UDP ->
          new Receiver.SyslogUdp(
              listen(SourceKeys.SYSLOG_PORT, id),
              bytes(SourceKeys.BUFFER, id),
              bytes(SourceKeys.RECORD, id));
      case SYSLOG_TCP -> stream(SourceKeys.SYSLOG_PORT, id);
      case SYSLOG_TLS ->
          new Receiver.SyslogTls(
              stream(SourceKeys.TLS_PORT, id),
              tls(SourceKeys.CERTIFICATE, SourceKeys.KEY, id).orElseThrow(),
              values.find(SourceKeys.CLIENT_AUTHORITIES, id));
      case FLOWS ->
          new Receiver.Flows(listen(SourceKeys.FLOW_PORT, id), bytes(SourceKeys.BUFFER, id));
      case KAFKA ->
          new Receiver.Kafka(
              values.get(KafkaKeys.SERVERS, id),
              values.get(KafkaKeys.TOPICS, id),
              values.get(KafkaKeys.GROUP, id),
              values.get(KafkaKeys.START, id).equals(KafkaKeys.BEGINNING),
              bytes(KafkaKeys.RECORD, id),
              bytes(KafkaKeys.FETCH, id),
              kafkaSecurity(id));
      case FILES ->
          new Receiver.Files(
              values.get(SourceKeys.ROOTS, id),
              values.get(SourceKeys.GLOBS, id),
              values.get(SourceKeys.FOLLOW_LINKS_TO, id));
    };
  }

  private Receiver.SyslogTcp stream(Setting<Integer> port, String id) {
    return new Receiver.SyslogTcp(
        listen(port, id),
        bytes(SourceKeys.RECORD, id),
        values.get(SourceKeys.CONNECTIONS, id),
        values.get(SourceKeys.IDLE_TIME, id));
  }

  private ListenAddress listen(Setting<Integer> port, String id) {
    return new ListenAddress(values.get(SourceKeys.ADDRESS, id), values.get(port, id));
  }

  private KafkaSecurity kafkaSecurity(String id) {
    String sasl = values.get(KafkaKeys.SASL, id);
    Optional<KafkaSecurity.Sasl> signIn =
        sasl.equals(KafkaKeys.NO_SIGN_IN)
            ? Optional.empty()
            : Optional.of(
                new KafkaSecurity.Sasl(
                    sasl.toUpperCase(Locale.ROOT),
                    values.get(KafkaKeys.USER, id),
                    values.get(KafkaKeys.PASSWORD, id)));
    return new KafkaSecurity(
        values.get(KafkaKeys.TLS, id),
        values.find(KafkaKeys.AUTHORITIES, id),
        tls(KafkaKeys.CERTIFICATE, KafkaKeys.KEY, id),
        signIn);
  }

  /** A size that no array exceeds, which its type has checked. */
  private int bytes(Setting<Long> setting, String item) {
    return Math.toIntExact(values.get(setting, item));
  }
}
