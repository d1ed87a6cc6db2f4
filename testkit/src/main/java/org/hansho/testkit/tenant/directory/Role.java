package org.hansho.testkit.tenant.directory;

/** What a person does all day. */
public enum Role {
  /** Reads secrets and blobs, logs in to databases. */
  DEVELOPER,
  /** Changes resources. */
  OPERATOR,
  /** Reads data. */
  ANALYST,
  /** Signs in to applications and nothing else. */
  OFFICE
}
