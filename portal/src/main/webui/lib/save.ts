/** Gives bytes to the browser as a file, of a kind that it does not open. */
export function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content.slice(0, content.size, 'application/octet-stream'));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
