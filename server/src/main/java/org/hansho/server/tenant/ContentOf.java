package org.hansho.server.tenant;

import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.TenantSettings;

/** Says what a tenant detects: what the settings say, with what people of it keep elsewhere. */
public interface ContentOf {
  /** What the settings say alone. */
  ContentOf SETTINGS = TenantSettings::content;

  /** The content of a tenant as it is now. Called from any thread. */
  ContentSelection of(TenantSettings tenant);
}
