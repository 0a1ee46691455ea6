/** The server behind the HTTP adapter beside an engine in this process: both have to answer alike. */
package dev.mfacore.server.mirror;
