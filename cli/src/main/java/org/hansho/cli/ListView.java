package org.hansho.cli;

/** How the list of a server is written. */
enum ListView {
  TABLE,
  JSON
}
