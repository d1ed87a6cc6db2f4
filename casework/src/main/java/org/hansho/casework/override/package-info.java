/**
 * What tenants make of detections: switched off, or with another severity. Read {@link
 * org.hansho.casework.override.DetectionOverrides} first. Imports {@code casework.store} and the
 * engine's {@code alert}. Safe from any thread.
 */
@NullMarked
package org.hansho.casework.override;

import org.jspecify.annotations.NullMarked;
