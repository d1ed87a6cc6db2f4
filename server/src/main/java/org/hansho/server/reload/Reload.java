package org.hansho.server.reload;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.pipeline.Engine;
import org.hansho.report.EngineWords;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsComparison;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.settings.SettingsSource;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.ContentOf;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the settings and the content of all tenants again, and lets the tenants go on with it: all
 * of them, or none if anything is wrong. Records are taken meanwhile. Safe from any thread; one
 * reload runs at a time.
 */
public final class Reload {
  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private final SettingsSource settings;
  private final Tenants.Engines engines;
  private final ContentOf contents;
  private final LoadedSettings started;
  private @Nullable Tenants tenants;
  private Consumer<ServerSettings> then = settings -> {};
  private volatile LoadedSettings current;
  private volatile List<ChangedSetting> changed;
  private ContentFiles loadedFiles;
  private volatile String trouble;

  /**
   * Reloads for a server; it is made before the content of the start is read.
   *
   * @param start the settings that the server was started with
   * @param settings reads them again
   * @param contents what each tenant detects
   * @param engines compiles content
   */
  public Reload(
      StartSettings start, SettingsSource settings, ContentOf contents, Tenants.Engines engines) {
    this.started = start.loaded();
    this.current = started;
    this.changed = start.changed();
    this.trouble = start.trouble();
    this.loadedFiles = ContentFiles.of(started);
    this.settings = settings;
    this.contents = contents;
    this.engines = engines;
  }

  /** The tenants that it is for; without, nothing is reloaded. */
  public synchronized Reload of(Tenants all) {
    tenants = all;
    return this;
  }

  /** What else takes settings over that were read again. */
  public synchronized void then(Consumer<ServerSettings> taking) {
    then = taking;
  }

  /** The settings in effect, but for those that hold from the next start only. */
  public LoadedSettings current() {
    return current;
  }

  /** What people have changed over the API, by key. */
  public List<ChangedSetting> changed() {
    return changed;
  }

  /** Why the last reload changed nothing, for a person; empty if it did its work. */
  public String trouble() {
    return trouble;
  }

  /** How the files looked before the content in effect was read. */
  synchronized ContentFiles loadedFiles() {
    return loadedFiles;
  }

  /** How they look now. */
  ContentFiles filesNow() {
    return ContentFiles.of(current);
  }

  /** Whether changed files are to be looked for. */
  boolean isWatching() {
    return current.settings().watchContent();
  }

  /**
   * Reloads.
   *
   * @throws ReloadRefusedException if anything is wrong; then everything stays as it was
   * @throws org.hansho.server.tenant.NotReadyException if the content of the start is still read
   */
  public synchronized Reloaded reload() throws ReloadRefusedException {
    try {
      long begun = System.nanoTime();
      Tenants all = opened();
      Next next = next(changed);
      Map<String, Engine> compiled = compile(next.loaded(), all);
      return goOn(next, compiled, all, begun);
    } catch (ReloadRefusedException refused) {
      trouble = "The last reload changed nothing: " + refused.getMessage();
      LOG.error("{}", trouble);
      throw refused;
    }
  }

  /**
   * Settings to go on with.
   *
   * @param files how the files of their content look
   */
  private record Next(LoadedSettings loaded, List<ChangedSetting> changed, ContentFiles files) {}

  private Next next(List<ChangedSetting> wanted) throws ReloadRefusedException {
    SettingsReading reading = settings.read(wanted);
    LoadedSettings loaded =
        reading
            .loaded()
            .orElseThrow(
                () -> ReloadRefusedException.ofSettings(language -> reading.in(language).strip()));
    return new Next(loaded, List.copyOf(wanted), ContentFiles.of(loaded));
  }

  private Reloaded goOn(Next next, Map<String, Engine> compiled, Tenants all, long begun)
      throws ReloadRefusedException {
    replace(compiled, all);
    SettingsComparison comparison = SettingsComparison.between(current, next.loaded());
    current = next.loaded();
    loadedFiles = next.files();
    trouble = "";
    then.accept(next.loaded().settings());
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    LOG.info("Settings and content were reloaded in {} ms", took.toMillis());
    return new Reloaded(
        List.copyOf(compiled.keySet()),
        keys(comparison.whileRunning()),
        keys(SettingsComparison.between(started, next.loaded()).atNextStart()),
        took);
  }

  /**
   * Goes on with other settings of those that people change over the API, once they are known to be
   * right and are written. The file is read again too.
   *
   * @param edit what is to be of those that are changed now
   * @param write writes the difference
   * @throws ReloadRefusedException if they are wrong; then nothing was written. Or if a tenant
   *     cannot go on with what was written: then it holds from the next reload on
   * @throws IOException if it cannot be written
   */
  public synchronized Reloaded changeSettings(
      UnaryOperator<List<ChangedSetting>> edit, WriteSettings write)
      throws ReloadRefusedException, IOException {
    long begun = System.nanoTime();
    Tenants all = opened();
    Next next = next(edit.apply(changed));
    Map<String, Engine> compiled = isSameContent(next) ? Map.of() : compile(next.loaded(), all);
    write.run(current, next.loaded());
    changed = next.changed();
    return goOn(next, compiled, all, begun);
  }

  /** Whether what is detected with stays the same, so that nothing has to be compiled. */
  private boolean isSameContent(Next next) {
    Map<String, TenantSettings> before = current.settings().tenants();
    return next.files().equals(loadedFiles)
        && next.loaded().settings().tenants().entrySet().stream()
            .allMatch(
                one ->
                    before.containsKey(one.getKey())
                        && Objects.requireNonNull(before.get(one.getKey()))
                            .content()
                            .equals(one.getValue().content()));
  }

  /** Writes changed settings. */
  public interface WriteSettings {
    /**
     * Writes them, whole or not at all.
     *
     * @param before the settings in effect
     * @param after those that are to be
     */
    void run(LoadedSettings before, LoadedSettings after) throws IOException;
  }

  /** Writes a change of content. */
  public interface Write {
    /** Writes it, whole or not at all. */
    void run() throws IOException;
  }

  /**
   * Lets one tenant go on with other entries of its lists, once they are known to be right and are
   * written. The settings are not read again.
   *
   * @param entries as {@link ContentSelection#entries}
   * @throws ReloadRefusedException if the content is wrong with them; then nothing was written. Or
   *     if the tenant cannot go on with what was written: then it holds from the next reload on
   * @throws IOException if it cannot be written
   */
  public synchronized void change(String tenant, Map<String, String> entries, Write write)
      throws ReloadRefusedException, IOException {
    Tenants all = opened();
    TenantSettings of = current.settings().tenants().get(tenant);
    if (of == null) {
      throw new ReloadRefusedException(
          Message.inEnglish("the settings do not name the tenant {0}")
              .inJapanese("設定にテナント {0} がありません。", tenant));
    }
    Engine engine = compile(of.content().withEntries(entries));
    write.run();
    replace(Map.of(tenant, engine), all);
  }

  /**
   * The engine of rules that are only tried, read beside the content of a tenant.
   *
   * @param replaced file of the content that the text is a version of; empty if it is none
   * @throws IOException if the content cannot be read
   */
  public Engine trying(String tenant, SourceText text, String replaced) throws IOException {
    TenantSettings of = current().settings().tenants().get(tenant);
    if (of == null) {
      throw new IOException("The settings do not name the tenant " + tenant + " any more.");
    }
    return engines.trying(contents.of(of), text, replaced);
  }

  private Tenants opened() {
    Tenants all = Objects.requireNonNull(tenants, "reloaded before there are tenants");
    all.requireOpen();
    return all;
  }

  private static List<String> keys(List<SettingsComparison.Change> changes) {
    return changes.stream().map(SettingsComparison.Change::key).toList();
  }

  /** The engines of the tenants that run and still are in the settings. */
  private Map<String, Engine> compile(LoadedSettings next, Tenants tenants)
      throws ReloadRefusedException {
    Map<ContentSelection, Engine> bySelection = new LinkedHashMap<>();
    Map<String, Engine> byTenant = new LinkedHashMap<>();
    for (TenantSettings tenant : next.settings().tenants().values()) {
      if (tenants.names().contains(tenant.name())) {
        ContentSelection content = contents.of(tenant);
        Engine engine = bySelection.get(content);
        if (engine == null) {
          engine = compile(content);
          bySelection.put(content, engine);
        }
        byTenant.put(tenant.name(), engine);
      }
    }
    return byTenant;
  }

  private Engine compile(ContentSelection content) throws ReloadRefusedException {
    Engine engine;
    try {
      engine = engines.of(content);
    } catch (IOException | RuntimeException unreadable) {
      throw new ReloadRefusedException(
          Message.inEnglish("the content cannot be read: {0}")
              .inJapanese("検出やリストなどのコンテンツを読み取れません。{0}", Message.of(unreadable)),
          unreadable);
    }
    List<Problem> problems =
        engine.content().problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    if (!problems.isEmpty()) {
      throw new ReloadRefusedException(EngineWords.of(problems));
    }
    return engine;
  }

  /** If one tenant cannot go on with its new content, those before it go back to their old one. */
  private static void replace(Map<String, Engine> compiled, Tenants tenants)
      throws ReloadRefusedException {
    Map<Tenant, Engine> before = new LinkedHashMap<>();
    for (Map.Entry<String, Engine> one : compiled.entrySet()) {
      Tenant tenant = tenants.of(one.getKey());
      Engine old = tenant.engine();
      try {
        tenant.goOnWith(one.getValue());
        before.put(tenant, old);
      } catch (IOException | RuntimeException failure) {
        List<String> lost = goBack(before);
        throw new ReloadRefusedException(
            Message.inEnglish("tenant {0} cannot go on with its new content: {1}{2}")
                .inJapanese(
                    "テナント {0} は、新しいコンテンツで処理を続けられません。{1}{2}",
                    one.getKey(), Message.of(failure), lost(lost)),
            failure);
      }
    }
  }

  private static Worded lost(List<String> tenants) {
    return tenants.isEmpty()
        ? Worded.NOTHING
        : Message.inEnglish("; these have it already: {0}")
            .inJapanese("次のテナントでは、すでに新しいコンテンツを使っています: {0}", String.join(", ", tenants));
  }

  private static List<String> goBack(Map<Tenant, Engine> before) {
    List<String> lost = new ArrayList<>();
    for (Map.Entry<Tenant, Engine> one : before.entrySet()) {
      try {
        one.getKey().goOnWith(one.getValue());
      } catch (IOException | RuntimeException failure) {
        LOG.error("Tenant {} cannot go back to its content", one.getKey().name(), failure);
        lost.add(one.getKey().name());
      }
    }
    return lost;
  }
}
