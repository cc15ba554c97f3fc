/**
 * Documents people hand in (PDF, Word, web pages, Markdown, text) to text with headings, tables and
 * pages. Files from outside are parsed in a process of their own; see docs/documents.md.
 */
@NullMarked
package dev.tendero.ingestion.document;

import org.jspecify.annotations.NullMarked;
