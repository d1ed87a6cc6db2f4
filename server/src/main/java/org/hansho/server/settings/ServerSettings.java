package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server works. Made by {@link SettingsReader}, which has checked every value.
 *
 * @param data the folder that holds all that is kept
 * @param oidc the identity provider that people may sign in with, if there is one
 * @param engine how each tenant's runner works
 * @param time how far the times that records claim are trusted
 * @param journal room for what was received and is not yet detected in, a tenant
 * @param retention how long things are kept, a tenant
 * @param casework what people's work with alerts goes by
 * @param watchContent whether content is loaded again when one of its folders changes
 * @param tenants by their names, in the order of the file; at least one
 * @param sources in the order of the file
 * @param exports in the order of the file
 */
public record ServerSettings(
    Path data,
    HttpSettings http,
    StoreSettings store,
    Optional<OidcSettings> oidc,
    EngineSettings engine,
    TimeSettings time,
    JournalRoom journal,
    Retention retention,
    CaseworkSettings casework,
    boolean watchContent,
    Map<String, TenantSettings> tenants,
    List<SourceSettings> sources,
    List<ExportSettings> exports) {
  /** Copies the collections. */
  public ServerSettings {
    tenants = Collections.unmodifiableMap(new LinkedHashMap<>(tenants));
    sources = List.copyOf(sources);
    exports = List.copyOf(exports);
  }
}
