@org.jspecify.annotations.NullMarked
package org.hansho.casework.export.ticket;
