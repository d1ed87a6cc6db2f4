package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The keys of a tenant. */
final class TenantKeys {
  /** The key that holds the tenants. */
  static final String GROUP = "tenants";

  /** The tenant that there is if none is named. */
  static final String ONLY = "default";

  static final Setting<Path> DATA =
      Key.of("tenants.*.data", PathTypes.path())
          .derived(
              (values, tenant) ->
                  values.find(ServerKeys.DATA).map(data -> data.resolve(GROUP).resolve(tenant)),
              "`tenants/NAME` in `data`",
              "`data` の中の `tenants/NAME`")
          .restart("Its folder, which nobody shares.", "テナントのフォルダー。ほかと共有しない。");

  static final List<Setting<?>> ALL =
      Stream.concat(Stream.<Setting<?>>of(DATA), ContentKeys.TENANT.all().stream()).toList();

  private TenantKeys() {}
}
